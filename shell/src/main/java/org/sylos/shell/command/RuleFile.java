package org.sylos.shell.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.rules.RuleSet;
import org.sylos.engine.core.rules.RulesException;
import org.sylos.shell.config.Unreadable;

/** A file of rules. Its text goes into the migration, so that a later change of the file changes no migration. */
final class RuleFile {
    private static final long LARGEST = 1 << 20;

    private final Path file;

    RuleFile(Path file) {
        this.file = file;
    }

    /** What is in it, as a filter whose ages count from now on. */
    FilterSpec filter() {
        return new FilterSpec(
                RuleSet.FILTER, Map.of(RuleSet.FILTER_TEXT, text(), RuleSet.FILTER_AS_OF, now().toString()));
    }

    /**
     * The rules in it.
     *
     * @throws RulesException when they make no sense; it tells all problems, and does not know the file
     */
    RuleSet read() {
        return RuleSet.read(text(), now());
    }

    /** The same, with the file and all problems in the message when they make no sense. */
    RuleSet rules() {
        try {
            return read();
        } catch (RulesException e) {
            throw new SylosException(
                    "the rules in " + file + " cannot be used: " + String.join("; ", e.problems()), null, e);
        }
    }

    /** A filter without the time from which its ages count: a file is the same on another day. */
    static FilterSpec timeless(FilterSpec filter) {
        if (!filter.provider().equals(RuleSet.FILTER)) {
            return filter;
        }
        return new FilterSpec(
                filter.provider(),
                Map.of(RuleSet.FILTER_TEXT, filter.settings().getOrDefault(RuleSet.FILTER_TEXT, "")));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private String text() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new SylosException(
                        "the rules in " + file + " cannot be used: they are larger than 1 MiB", null, null);
            }
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new SylosException("there is no file " + file, null, e);
        } catch (CharacterCodingException e) {
            throw new SylosException("the rules in " + file + " cannot be used: the file is not UTF-8", null, e);
        } catch (IOException e) {
            throw new SylosException("the rules in " + file + " cannot be read: " + Unreadable.reason(e), null, e);
        }
    }
}
