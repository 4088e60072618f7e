package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.SylosException;

/**
 * The plugins that a person turned off: a text file with one id a line, and comments after {@code #}. While it cannot be read
 * nobody knows what may be loaded, so nothing is.
 *
 * @param list the file
 */
record DisabledPlugins(Path list) {
    static final String FILE = "disabled.txt";

    static DisabledPlugins in(Path directory) {
        return new DisabledPlugins(directory.resolve(FILE));
    }

    /** Whether a plugin is turned off. */
    boolean contains(String id) {
        try {
            return lines().stream().anyMatch(line -> line.strip().equals(id));
        } catch (IOException e) {
            throw new PluginRefusal("the list of disabled plugins " + list + " cannot be read: " + Failure.told(e));
        }
    }

    /** The same where a list that cannot be read is as good as none. */
    boolean lists(String id) {
        try {
            return contains(id);
        } catch (PluginRefusal unreadable) {
            return false;
        }
    }

    /** Turns a plugin off. The caller holds the lock of the directory. */
    void add(String id) {
        change(id, true);
    }

    /** Turns a plugin on. The caller holds the lock of the directory. */
    void remove(String id) {
        change(id, false);
    }

    private void change(String id, boolean off) {
        try {
            List<String> lines = new ArrayList<>(lines());
            boolean changed = lines.removeIf(line -> line.strip().equals(id));
            if (off) {
                if (lines.isEmpty()) {
                    lines.add("# Plugins that are not loaded, one id a line.");
                }
                lines.add(id);
                changed = true;
            }
            if (changed) {
                Placement.write(list, String.join("\n", lines) + "\n");
            }
        } catch (IOException e) {
            throw new SylosException(
                    "the list of disabled plugins " + list + " cannot be changed: " + Failure.told(e),
                    "check who may write there",
                    e);
        }
    }

    private List<String> lines() throws IOException {
        return Files.exists(list, LinkOption.NOFOLLOW_LINKS) ? Files.readAllLines(list) : List.of();
    }
}
