package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The library's own server, in the process of the test: it takes a password, for which OpenSSH would ask the system. */
final class InProcessServer implements AutoCloseable {
    static final String USER = "mina";
    static final String PASSWORD = "correct horse";

    private final SshServer server;

    /** Starts a server. */
    InProcessServer(Path folder) throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host.ser")));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
    }

    String fingerprint() throws IOException {
        try {
            return HostKeys.fingerprintOf(
                    server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    String location(Path root) {
        return "//" + USER + "@127.0.0.1:" + server.getPort() + root;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
