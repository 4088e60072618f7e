package org.sylos.adapter.spectra.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.internal.http.Face;
import org.sylos.adapter.spectra.internal.http.WebServer;
import org.sylos.engine.api.Stability;

/**
 * Lets other programs use a simulator over HTTP, for as long as it is open: list folders, read and write files, rename,
 * delete, reset, and see configuration and statistics. The README of the module lists the resources. What is asked here
 * and through {@link org.sylos.adapter.spectra.SpectraWorld} comes to the same, chaos included.
 *
 * <p>There is no authentication: whoever reaches the port can do everything, so it is on the loopback interface unless told
 * otherwise. Requests of web pages are refused.
 *
 * <p>At most {@value #MOST_REQUESTS} requests are worked on at once, on daemon threads; others wait. Folders and files are
 * passed on as they are made, so that memory depends on neither. Thread-safe.
 */
@Stability(Stability.Level.EXPERIMENTAL)
public final class SpectraServer implements AutoCloseable {
    /** How many requests are worked on at once. */
    public static final int MOST_REQUESTS = 16;

    private final WebServer server;

    private SpectraServer(WebServer server) {
        this.server = server;
    }

    /**
     * {@return a server on any free port of the loopback interface}
     *
     * @param spectra the simulator, which stays open when the server is closed; once it is closed, requests fail
     * @throws org.sylos.engine.api.ConfigException when there is no free port
     */
    public static SpectraServer start(Spectra spectra) {
        return start(spectra, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /**
     * {@return a server on a certain port}
     *
     * @param spectra the simulator, which stays open when the server is closed; once it is closed, requests fail
     * @param address where to listen; port 0 is any free one
     * @throws org.sylos.engine.api.ConfigException when this is not possible, for example because the port is in use; it names
     *     address and port
     */
    public static SpectraServer start(Spectra spectra, InetSocketAddress address) {
        boolean local = !address.isUnresolved() && address.getAddress().isLoopbackAddress();
        return new SpectraServer(WebServer.start(address, MOST_REQUESTS, new Face(spectra, local)));
    }

    /** {@return where programs on this machine reach the server, for example {@code http://127.0.0.1:8080/}} */
    public URI uri() {
        return server.uri();
    }

    /**
     * Stops listening, ends the connections, those in the midst of a transfer too, and the threads. Returns when no request is
     * worked on any more. Closing twice is harmless.
     */
    @Override
    public void close() {
        server.close();
    }
}
