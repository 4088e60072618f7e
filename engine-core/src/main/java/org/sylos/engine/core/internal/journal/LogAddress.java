package org.sylos.engine.core.internal.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sylos.engine.api.ConfigException;

/**
 * Where datagrams of the journal are sent.
 *
 * @param host a name or an address, without brackets
 * @param port from 1 to 65535
 */
public record LogAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\[\\]\\s]+)]|([^\\[\\]:\\s]+)):(\\d{1,5})");
    private static final String HINT = "write host:port such as localhost:5140, or [::1]:5140 for an IPv6 address";

    /**
     * Reads {@code host:port}; an IPv6 address stands in brackets.
     *
     * @throws ConfigException when the text has another form
     */
    public static LogAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigException("'" + text + "' is not a log address", HINT);
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port < 1 || port > 65535) {
            throw new ConfigException("the log address '" + text + "' has no valid port: " + port, HINT);
        }
        String bracketed = matcher.group(1);
        if (bracketed != null && bracketed.indexOf(':') < 0) {
            throw new ConfigException("'" + bracketed + "' in the log address is not an IPv6 address", HINT);
        }
        return new LogAddress(bracketed != null ? bracketed : matcher.group(2), port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
