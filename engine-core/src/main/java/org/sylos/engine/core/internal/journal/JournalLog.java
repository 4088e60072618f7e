package org.sylos.engine.core.internal.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.event.JournalEntry;

/** Entries on their way to SLF4J, under one logger for each component. */
final class JournalLog {
    private JournalLog() {}

    static void write(JournalEntry entry) {
        Logger log = LoggerFactory.getLogger("org.sylos.journal." + entry.component());
        String text = oneLine(entry.node() == null ? entry.message() : entry.message() + " [" + entry.node() + "]");
        switch (entry.level()) {
            case TRACE -> log.trace("{}", text);
            case DEBUG -> log.debug("{}", text);
            case INFO -> log.info("{}", text);
            case WARNING -> log.warn("{}", text);
            case ERROR, CRITICAL -> log.error("{}", text);
        }
    }

    /** Names are data: a line break or an escape sequence in one must not look like, or do, something in a log. */
    static String oneLine(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.append((char) c);
            }
        });
        return safe.toString();
    }
}
