package org.sylos.engine.api.rule;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;

/**
 * Asks of a node and of the folders above it. What was found out about a folder is remembered for a while: the nodes of a folder
 * come one after the other.
 */
final class UnderTest implements Predicate<Subject> {
    private static final int REMEMBERED = 256;

    private final Predicate<Subject> test;
    private final AtomicReferenceArray<@Nullable Verdict> verdicts = new AtomicReferenceArray<>(REMEMBERED);

    private record Verdict(String folder, boolean holds) {}

    UnderTest(Predicate<Subject> test) {
        this.test = test;
    }

    @Override
    public boolean test(Subject subject) {
        return test.test(subject) || aboveHolds(subject.path());
    }

    private boolean aboveHolds(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0 || path.length() == 1) {
            return false;
        }
        String folder = slash == 0 ? "/" : path.substring(0, slash);
        int place = Math.floorMod(folder.hashCode(), REMEMBERED);
        Verdict known = verdicts.get(place);
        if (known == null || !known.folder().equals(folder)) {
            known = new Verdict(folder, test.test(new Folder(folder)) || aboveHolds(folder));
            verdicts.set(place, known);
        }
        return known.holds();
    }

    /** A folder of which no more is known than where it is. */
    private record Folder(String path) implements Subject {
        @Override
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public NodeKind kind() {
            return NodeKind.FOLDER;
        }

        @Override
        public int depth() {
            return path.length() == 1
                    ? 0
                    : (int) path.chars().filter(c -> c == '/').count();
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public @Nullable Instant mtime() {
            return null;
        }

        @Override
        public boolean holds(StateCondition condition) {
            return false;
        }
    }
}
