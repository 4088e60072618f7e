package org.sylos.adapter.spectra.internal.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.sylos.engine.api.ConfigException;

/** A running server of the JDK with a bounded number of threads, none of which keeps the process alive. */
public final class WebServer implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;
    private static final int PATIENCE_SECONDS = 10;

    private static final Logger LOG = System.getLogger(WebServer.class.getName());

    private final HttpServer server;
    private final URI uri;
    private final ThreadPoolExecutor threads;

    private WebServer(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        uri = uri(server.getAddress());
        this.threads = threads;
    }

    /**
     * A server that hands every request to a handler.
     *
     * @throws ConfigException when it cannot listen there
     */
    public static WebServer start(InetSocketAddress address, int mostThreads, HttpHandler handler) {
        HttpServer server = listen(address);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                mostThreads, mostThreads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(
                            task, "spectra-http-" + server.getAddress().getPort());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", handler);
        // The server's own thread is a daemon when the one that starts it is.
        CompletableFuture.runAsync(server::start, threads).join();
        return new WebServer(server, threads);
    }

    private static HttpServer listen(InetSocketAddress address) {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException | UnresolvedAddressException e) {
            boolean known = !address.isUnresolved();
            String name = known ? address.getAddress().getHostAddress() : address.getHostString();
            throw new ConfigException(
                    "the simulator cannot be served at port " + address.getPort() + " of " + name + ": "
                            + (known ? e.getMessage() : "there is no such address"),
                    known
                            ? "give another port or another address of this machine, or end the program that uses the port"
                            : "give an address of this machine, such as 127.0.0.1");
        }
    }

    /** Where programs on this machine reach it. */
    public URI uri() {
        return uri;
    }

    private static URI uri(InetSocketAddress bound) {
        InetAddress address =
                bound.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound.getAddress();
        String host = address.getHostAddress();
        return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + bound.getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        boolean interrupted = false;
        try {
            // What they wait for has been closed, and they were interrupted.
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Logger.Level.WARNING, "requests to " + uri + " are still worked on");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
