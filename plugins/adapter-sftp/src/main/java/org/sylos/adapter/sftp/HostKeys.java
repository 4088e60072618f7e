package org.sylos.adapter.sftp;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.signature.Signature;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;

/**
 * Accepts only the keys by which a server is known. Nothing is learnt on first use: a migration runs unattended, and whoever
 * stands in between would be trusted for good.
 *
 * @param server whose keys these are
 * @param fingerprint of the one key to accept; empty to go by the file
 * @param file lines as OpenSSH has them; it need not exist
 */
record HostKeys(SftpOptions.Server server, Optional<String> fingerprint, Path file) implements ServerKeyVerifier {
    /**
     * Where the context of a connection takes why its key was refused. The attributes of a session are no place for it: the
     * library clears them when it closes the session, which it does by itself after a refusal.
     */
    static final AttributeKey<AtomicReference<String>> REFUSAL = new AttributeKey<>();

    private static final String REVOKED = "revoked";

    /** A key that the file has for the server. */
    private record Known(@Nullable String marker, String type, PublicKey key) {}

    /** The text, if it has the form of a fingerprint. */
    static String requireFingerprint(String text) {
        if (!text.matches("SHA256:[A-Za-z0-9+/]{43}=?")) {
            throw new ConfigException(
                    "the setting 'host-key' cannot take '" + text + "'",
                    "it takes a fingerprint as ssh-keygen -lf shows it: SHA256: and 43 characters");
        }
        return text.replaceFirst("=\\z", "");
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        Optional<String> refusal;
        try {
            refusal = refusal(key);
        } catch (IOException e) {
            refusal = Optional.of("the file of known hosts, " + file + ", cannot be read (" + e + ")");
        }
        refusal.ifPresent(
                why -> session.getConnectionContext().getAttribute(REFUSAL).set(why));
        return refusal.isEmpty();
    }

    /** Why a key is not accepted; empty when it is. */
    private Optional<String> refusal(PublicKey key) throws IOException {
        String shown = fingerprintOf(key);
        String described = KeyUtils.getKeyType(key) + " key with the fingerprint " + shown;
        if (fingerprint.isPresent()) {
            return fingerprint.get().equals(shown)
                    ? Optional.empty()
                    : Optional.of("the server shows a " + described + ", and only " + fingerprint.get()
                            + " is to be accepted (setting 'host-key')");
        }
        List<Known> all = known();
        List<Known> same = all.stream()
                .filter(known -> KeyUtils.compareKeys(known.key(), key))
                .toList();
        if (same.stream().anyMatch(known -> REVOKED.equals(known.marker()))) {
            return Optional.of("the server shows a " + described + ", which " + file + " says is revoked");
        }
        if (same.stream().anyMatch(known -> known.marker() == null)) {
            return Optional.empty();
        }
        if (all.stream().anyMatch(known -> known.marker() == null)) {
            return Optional.of(
                    "the server is not the one that " + file + " knows, or somebody is in between: it shows a "
                            + described + "; if its key was really changed, put the new one into that file");
        }
        return Optional.of("the server is not known: it shows a " + described
                + "; compare it with what its administrator says, then add the key to " + file
                + " (ssh-keyscan -p " + server.port() + " " + server.host()
                + " prints the line) or give the setting host-key=" + shown);
    }

    /**
     * The signatures to ask the server for, those of known keys first: it would else show a key of another kind, which nobody
     * knows. Certificates are not asked for.
     */
    List<NamedFactory<Signature>> preferred(List<NamedFactory<Signature>> all) throws IOException {
        List<String> types = known().stream()
                .filter(known -> known.marker() == null)
                .map(Known::type)
                .toList();
        return all.stream()
                .filter(signature -> !signature.getName().contains("-cert-"))
                .sorted(Comparator.comparing(
                        signature -> !types.contains(KeyUtils.getCanonicalKeyType(signature.getName()))))
                .toList();
    }

    static String fingerprintOf(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }

    private List<Known> known() throws IOException {
        List<Known> keys = new ArrayList<>();
        if (fingerprint.isPresent() || !Files.exists(file)) {
            return keys;
        }
        for (KnownHostEntry entry : KnownHostEntry.readKnownHostEntries(file)) {
            if (entry.isHostMatch(server.host(), server.port())) {
                PublicKey key = resolve(entry);
                if (key != null) {
                    keys.add(new Known(entry.getMarker(), KeyUtils.getKeyType(key), key));
                }
            }
        }
        return keys;
    }

    private static @Nullable PublicKey resolve(KnownHostEntry entry) throws IOException {
        try {
            return entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
        } catch (GeneralSecurityException e) {
            throw new IOException("a key in it cannot be read", e);
        }
    }
}
