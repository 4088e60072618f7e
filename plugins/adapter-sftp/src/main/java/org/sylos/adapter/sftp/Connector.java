package org.sylos.adapter.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;

/**
 * Makes connections to one server and logs in; each fails or succeeds at once, nothing is tried again. Its threads begin with
 * the first connection and end with {@link #close}. Thread-safe.
 */
final class Connector implements Closeable {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final int UNANSWERED_SIGNS_OF_LIFE = 3;

    private final SftpOptions options;
    private final HostKeys hostKeys;
    private final Identities identities;
    private @Nullable SshClient client;
    private boolean closed;

    Connector(SftpOptions options, Secrets secrets, Path home) throws ServiceException {
        this.options = options;
        this.hostKeys = new HostKeys(
                options.server(),
                options.hostKey(),
                Identities.expanded(options.knownHosts().orElse("~/.ssh/known_hosts"), home));
        this.identities = new Identities(options.login(), secrets, home);
    }

    /**
     * Connects and logs in; the caller closes the session.
     *
     * @throws ServiceException with the class of the trouble
     */
    ClientSession connect() throws IOException {
        SftpOptions.Server server = options.server();
        AtomicReference<String> keyRefusal = new AtomicReference<>();
        ConnectFuture connecting = client().connect(
                        server.user(),
                        server.host(),
                        server.port(),
                        AttributeRepository.ofKeyValuePair(HostKeys.REFUSAL, keyRefusal));
        ClientSession session;
        try {
            session = connecting.verify(options.connectTimeout()).getSession();
        } catch (IOException e) {
            connecting.cancel();
            throw Interruption.isToldBy(e) ? interruption(e) : unreachable(e);
        }
        try {
            identities.giveTo(session);
            AuthFuture login = session.auth();
            login.verify(options.connectTimeout());
            return session;
        } catch (IOException e) {
            IOException told = Interruption.isToldBy(e)
                    ? interruption(e)
                    : e instanceof ServiceException ? e : refused(keyRefusal.get(), e);
            session.close(true);
            throw told;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            // Its threads end with it; nothing that it could still say to the server matters.
            client.close(true).awaitUninterruptibly(CLOSING);
            client = null;
        }
    }

    private synchronized SshClient client() throws IOException {
        if (closed) {
            throw new ServiceException(ErrorClass.FATAL, "the adapter was closed while it was in use", null);
        }
        if (client == null) {
            Ed25519.prepare();
            SshClient made = SshClient.setUpDefaultClient();
            // What ~/.ssh/config says would apply to some programs and not to others.
            made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            made.setServerKeyVerifier(hostKeys);
            made.setSignatureFactories(hostKeys.preferred(made.getSignatureFactories()));
            made.setCipherFactories(fastFirst(made.getCipherFactories()));
            CoreModuleProperties.IO_CONNECT_TIMEOUT.set(made, options.connectTimeout());
            CoreModuleProperties.IDLE_TIMEOUT.set(made, Duration.ZERO);
            CoreModuleProperties.HEARTBEAT_INTERVAL.set(made, options.keepAlive());
            CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(made, UNANSWERED_SIGNS_OF_LIFE);
            made.start();
            client = made;
        }
        return client;
    }

    /** AES in Galois mode first: processors have it built in, and it needs no second pass for integrity. */
    private static List<NamedFactory<Cipher>> fastFirst(List<NamedFactory<Cipher>> all) {
        List<NamedFactory<Cipher>> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(cipher -> !cipher.getName().contains("-gcm@")));
        return sorted;
    }

    private IOException unreachable(IOException e) {
        String server = options.server().host() + ":" + options.server().port();
        if (has(e, UnresolvedAddressException.class)) {
            return trouble(
                    "no address is known for the host " + options.server().host(), e);
        }
        if (has(e, ConnectException.class) || has(e, NoRouteToHostException.class)) {
            return trouble("nothing answers at " + server + " (" + deepest(e).getMessage() + ")", e);
        }
        if (has(e, TimeoutException.class)) {
            return trouble("nothing answered at " + server + " within " + seconds(), e);
        }
        return trouble(
                "no connection to " + server + " can be made (" + deepest(e).getMessage() + ")", e);
    }

    private IOException refused(@Nullable String keyRefusal, IOException e) {
        if (keyRefusal != null) {
            return new ServiceException(ErrorClass.FATAL, keyRefusal, e);
        }
        if (e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED) {
            return new ServiceException(
                    ErrorClass.FATAL, "the server and Sylos have no way of encryption in common: " + e.getMessage(), e);
        }
        if (isRejection(e)) {
            return new ServiceException(
                    ErrorClass.AUTH,
                    "the server does not let " + options.server().user() + " in with the password or key given",
                    e);
        }
        if (has(e, TimeoutException.class)) {
            return trouble("the server did not let " + options.server().user() + " in within " + seconds(), e);
        }
        // A server that has enough of new connections (MaxStartups of OpenSSH) hangs up before it says anything.
        return new ServiceException(
                ErrorClass.THROTTLED,
                "the server ended the connection before the login was over; it may have too many ("
                        + deepest(e).getMessage() + ")",
                e);
    }

    private static boolean isRejection(IOException e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof SshException ssh
                && (ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE
                        || message.contains("No more authentication methods")
                        || message.contains("Too many authentication failures"));
    }

    private static ServiceException trouble(String message, IOException e) {
        return new ServiceException(ErrorClass.TRANSIENT, message, e);
    }

    private String seconds() {
        return options.connectTimeout().toSeconds() + " s";
    }

    private static IOException interruption(IOException e) {
        // The library takes the thread's status away.
        Thread.currentThread().interrupt();
        return e;
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable deepest(Throwable e) {
        Throwable at = e;
        for (Throwable next = at.getCause(); next != null; next = next.getCause()) {
            at = next;
        }
        return at;
    }
}
