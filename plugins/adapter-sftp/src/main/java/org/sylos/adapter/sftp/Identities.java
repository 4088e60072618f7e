package org.sylos.adapter.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.ErrorClass;

/**
 * How a user proves to be one: with the password and the key that the settings name, or with the usual keys of ~/.ssh. Secrets
 * are looked up anew for each connection and kept by the library for as long as that lasts.
 */
record Identities(SftpOptions.Login login, Secrets secrets, Path home) {
    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);
    private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    /** Gives a connection what it may log in with. */
    void giveTo(ClientSession session) throws IOException {
        Optional<String> passphrase = optional(login.passphrase());
        if (login.key().isPresent()) {
            Path file = expanded(login.key().get(), home);
            Secrets.requirePrivate(file);
            load(file, passphrase.orElse(null)).forEach(session::addPublicKeyIdentity);
        } else if (login.password().isEmpty()) {
            usualKeys(passphrase.orElse(null)).forEach(session::addPublicKeyIdentity);
        }
        optional(login.password()).ifPresent(session::addPasswordIdentity);
    }

    /** A path of the settings, in which ~ is the home folder. */
    static Path expanded(String path, Path home) throws ServiceException {
        try {
            return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
        } catch (InvalidPathException e) {
            throw new ServiceException(ErrorClass.AUTH, "'" + path + "' is not a path: " + e.getReason(), e);
        }
    }

    private Optional<String> optional(Optional<String> reference) throws IOException {
        return reference.isPresent() ? Optional.of(secrets.find(reference.get())) : Optional.empty();
    }

    private List<KeyPair> usualKeys(@Nullable String passphrase) {
        List<KeyPair> keys = new ArrayList<>();
        for (String name : USUAL_KEYS) {
            Path file = home.resolve(".ssh").resolve(name);
            if (Files.isReadable(file)) {
                try {
                    keys.addAll(load(file, passphrase));
                } catch (IOException e) {
                    // Nobody named this key: another one, or none, may do.
                    LOG.debug("the key {} is not used", file, e);
                }
            }
        }
        return keys;
    }

    private static List<KeyPair> load(Path file, @Nullable String passphrase) throws IOException {
        // Without a passphrase the library fails for an encrypted key, as it should; an empty text would mean the same.
        FilePasswordProvider provider =
                passphrase == null ? FilePasswordProvider.EMPTY : (session, resource, attempt) -> passphrase;
        try (InputStream in = Files.newInputStream(file)) {
            List<KeyPair> keys = new ArrayList<>();
            Iterable<KeyPair> found =
                    SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, provider);
            if (found != null) {
                found.forEach(keys::add);
            }
            if (keys.isEmpty()) {
                throw new ServiceException(ErrorClass.AUTH, "there is no private key in " + file, null);
            }
            return keys;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            if (e instanceof ServiceException known) {
                throw known;
            }
            throw new ServiceException(
                    ErrorClass.AUTH,
                    "the private key " + file + " cannot be used"
                            + (passphrase == null ? "; if it has a passphrase, give the setting 'passphrase'" : "")
                            + " (" + e.getMessage() + ")",
                    e);
        }
    }
}
