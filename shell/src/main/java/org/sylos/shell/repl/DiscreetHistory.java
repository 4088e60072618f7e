package org.sylos.shell.repl;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** Keeps lines, but for those that look as if they held a secret: that name one, or a place with a password before its server. */
final class DiscreetHistory extends DefaultHistory {
    private static final Pattern SECRET = Pattern.compile(
            "password|passwd|passphrase|secret|token|credential|key=|://[^/\\s]*:[^/\\s]*@", Pattern.CASE_INSENSITIVE);

    @Override
    public void add(Instant time, String line) {
        if (!SECRET.matcher(line).find()) {
            super.add(time, line);
        }
    }
}
