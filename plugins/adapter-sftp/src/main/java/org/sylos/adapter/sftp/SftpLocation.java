package org.sylos.adapter.sftp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.fs.NameRules;

/**
 * Where a tree is: {@code //user@host:port/path}, without the scheme. The path is taken as it is, without any escapes; a path
 * that begins with {@code /~/} is one below the user's home folder.
 *
 * @param user who logs in; null where the location does not say
 * @param host name or address, in lower case
 * @param port from 1 to 65535; 0 where the location does not say
 * @param root path of the root as the server is asked for it: absolute, or relative to the home folder
 */
record SftpLocation(@Nullable String user, String host, int port, String root) {
    private static final String FORM = "write sftp://user@host/path, or sftp://user@host:2222/path";
    private static final Pattern PARTS = Pattern.compile(
            "//(?:([^@/]*)@)?(\\[[0-9a-fA-F:.%a-z]+]|[^@:/\\[\\]]+)(?::(\\d{1,5}))?(/.*)?", Pattern.DOTALL);

    static SftpLocation parse(String location) {
        Matcher parts = PARTS.matcher(location);
        if (!parts.matches()) {
            // What was written may hold a password; it is not repeated.
            throw new ConfigException("the SFTP location does not have the form of one", FORM);
        }
        String user = parts.group(1);
        if (user != null && user.indexOf(':') >= 0) {
            throw new ConfigException(
                    "the SFTP location holds a password, which would be written down with it",
                    "leave it out, and give the setting password=env:NAME or password=file:PATH");
        }
        if (user != null && user.isEmpty()) {
            throw new ConfigException("the SFTP location names an empty user", FORM);
        }
        String host = parts.group(2).toLowerCase(Locale.ROOT);
        int port = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (parts.group(3) != null && (port < 1 || port > 65535)) {
            throw new ConfigException("there is no port " + parts.group(3), FORM);
        }
        return new SftpLocation(user, host.replaceAll("[\\[\\]]", ""), port, root(parts.group(4)));
    }

    private static String root(@Nullable String path) {
        if (path == null) {
            throw new ConfigException("the SFTP location has no path", FORM + "; sftp://user@host/ is the top");
        }
        boolean atHome = path.equals("/~") || path.startsWith("/~/");
        List<String> names = new ArrayList<>();
        for (String name : path.substring(atHome ? 2 : 0).split("/", -1)) {
            if (!name.isEmpty()) {
                NameRules.POSIX.refusal(name).ifPresent(refusal -> {
                    throw new ConfigException("the path of the SFTP location cannot be one: " + refusal, FORM);
                });
                if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                    throw new ConfigException("the path of the SFTP location has no form in UTF-8", FORM);
                }
                names.add(name);
            }
        }
        String joined = String.join("/", names);
        return !atHome ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}
