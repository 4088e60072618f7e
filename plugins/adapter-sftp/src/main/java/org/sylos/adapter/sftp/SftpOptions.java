package org.sylos.adapter.sftp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.SecretReference;

/**
 * How the adapter was asked to work.
 *
 * @param server which server, and who logs in
 * @param login how the user proves to be it
 * @param knownHosts file of known host keys
 * @param hostKey fingerprint of the one host key that is accepted
 * @param connections most connections at once
 * @param channels most conversations on each of them
 * @param connectTimeout for a connection to be made and the user to be logged in
 * @param timeout for each answer of the server
 * @param keepAlive after how much silence the server is asked for a sign of life
 * @param keepLinks whether symbolic links are kept; otherwise they are left out
 * @param permissions whether permission bits are kept
 * @param fsync whether every file is on the server's disk before it counts as written
 */
record SftpOptions(
        Server server,
        Login login,
        Optional<String> knownHosts,
        Optional<String> hostKey,
        int connections,
        int channels,
        Duration connectTimeout,
        Duration timeout,
        Duration keepAlive,
        boolean keepLinks,
        boolean permissions,
        boolean fsync) {
    /** OpenSSH's own default. */
    private static final int PORT = 22;

    /** A server and a user of it. */
    record Server(String user, String host, int port) {
        boolean isSame(Server other) {
            return user.equals(other.user) && host.equals(other.host) && port == other.port;
        }

        @Override
        public String toString() {
            String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
            return user + "@" + shown + (port == PORT ? "" : ":" + port);
        }
    }

    /** References to secrets, never the secrets themselves, and a file with a private key. */
    record Login(Optional<String> password, Optional<String> key, Optional<String> passphrase) {}

    static final List<ConfigKey> KEYS = List.of(
            ConfigKey.optional(
                    "user", ConfigKey.Type.TEXT, null, "who logs in, if the location does not say; else you"),
            ConfigKey.optional(
                    "port", ConfigKey.Type.INTEGER, null, "port of the server, if the location does not say; else 22"),
            secret("password", "the user's password"),
            ConfigKey.optional(
                    "key",
                    ConfigKey.Type.PATH,
                    null,
                    "file with a private key; without it and a password those in ~/.ssh without a passphrase"),
            secret("passphrase", "opens the private key"),
            ConfigKey.optional(
                    "known-hosts",
                    ConfigKey.Type.PATH,
                    null,
                    "file with the keys of known servers; else ~/.ssh/known_hosts"),
            ConfigKey.optional(
                    "host-key", ConfigKey.Type.TEXT, null, "fingerprint, SHA256:…, of the one server key to accept"),
            ConfigKey.optional(
                    "connections", ConfigKey.Type.INTEGER, "2", "most connections to the server at once, 1 to 64"),
            ConfigKey.optional(
                    "channels",
                    ConfigKey.Type.INTEGER,
                    "4",
                    "most SFTP sessions on each connection, 1 to 64; OpenSSH allows 10 unless configured otherwise"),
            ConfigKey.optional(
                    "connect-timeout", ConfigKey.Type.DURATION, "30s", "how long connecting and logging in may take"),
            ConfigKey.optional(
                    "timeout", ConfigKey.Type.DURATION, "60s", "how long the server may take for each answer"),
            ConfigKey.optional(
                    "keep-alive",
                    ConfigKey.Type.DURATION,
                    "30s",
                    "how often a silent server is asked for a sign of life"),
            ConfigKey.optional(
                    "links", ConfigKey.Type.TEXT, "keep", "symbolic links: keep them as links, or skip them"),
            ConfigKey.optional("permissions", ConfigKey.Type.BOOLEAN, "true", "keep permission bits"),
            ConfigKey.optional(
                    "fsync",
                    ConfigKey.Type.BOOLEAN,
                    "false",
                    "wait until the server's disk has each file before it counts as written, if the server can"));

    private static ConfigKey secret(String name, String summary) {
        return new ConfigKey(name, ConfigKey.Type.TEXT, null, false, true, summary);
    }

    static SftpOptions of(SftpLocation location, ProviderConfig config) {
        String user = location.user() != null
                ? location.user()
                : config.text("user").orElseGet(() -> System.getProperty("user.name", ""));
        if (user.isBlank()) {
            throw new ConfigException("it is not known who logs in", "write sftp://user@host/path");
        }
        int port = location.port() > 0
                ? location.port()
                : config.text("port").isPresent() ? number(config, "port", 65535) : PORT;
        Login login = new Login(reference(config, "password"), config.text("key"), reference(config, "passphrase"));
        return new SftpOptions(
                new Server(user, location.host(), port),
                login,
                config.text("known-hosts"),
                config.text("host-key").map(HostKeys::requireFingerprint),
                number(config, "connections", 64),
                number(config, "channels", 64),
                time(config, "connect-timeout"),
                time(config, "timeout"),
                time(config, "keep-alive"),
                keepLinks(config.requireText("links")),
                config.flag("permissions"),
                config.flag("fsync"));
    }

    /** Not the secret itself, which would be written down. */
    private static Optional<String> reference(ProviderConfig config, String key) {
        return config.text(key).map(text -> SecretReference.of(text).toString());
    }

    private static int number(ProviderConfig config, String key, int most) {
        long value = config.integer(key);
        if (value < 1 || value > most) {
            throw new ConfigException("the setting '" + key + "' cannot take " + value, "it goes from 1 to " + most);
        }
        return (int) value;
    }

    private static Duration time(ProviderConfig config, String key) {
        Duration value = config.duration(key);
        if (value.compareTo(Duration.ofMillis(100)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new ConfigException("the setting '" + key + "' cannot take " + value, "it goes from 100ms to 24h");
        }
        return value;
    }

    private static boolean keepLinks(String value) {
        return switch (value) {
            case "keep" -> true;
            case "skip" -> false;
            default ->
                throw new ConfigException(
                        "the setting 'links' cannot take '" + value + "' for SFTP", "it takes keep or skip");
        };
    }
}
