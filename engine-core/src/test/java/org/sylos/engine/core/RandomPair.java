package org.sylos.engine.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.tck.fs.FaultPlan;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;
import org.sylos.tck.fs.MemoryTree;
import org.sylos.tck.fs.MemoryTreeBuilder;

/**
 * Two small random trees that partly agree, with some nodes that always fail. Made from a seed: the same seed gives the same
 * trees and the same failures, whatever page size they are listed with.
 */
final class RandomPair {
    private static final Instant BEGIN = Instant.parse("2022-01-01T00:00:00Z");
    private static final String[] NAMES = {"a", "b", "B", "c", "data", "Data", "x y", "%", "_", "é", "z.tmp"};

    private final Random random;
    private final MemoryTree source;
    private final MemoryTree destination;
    private final List<FaultRule> srcFailures = new ArrayList<>();
    private final List<FaultRule> dstFailures = new ArrayList<>();
    private int nodes;

    /**
     * The trees of a seed.
     *
     * @param pageSize entries per listing page
     * @param order seed of the order of listings
     */
    RandomPair(long seed, int pageSize, long order) {
        random = new Random(seed);
        boolean folding = random.nextInt(3) == 0;
        source = tree("source", NameRules.POSIX, pageSize, order);
        destination = tree(
                "destination",
                folding
                        ? new NameRules(CaseFolding.SIMPLE, UnicodeForm.CANONICAL, 255, 4096, "", Set.of(), false)
                        : NameRules.POSIX,
                pageSize,
                order);
        fill("", 0);
    }

    private static MemoryTree tree(String label, NameRules names, int pageSize, long order) {
        MemoryTreeBuilder builder = Lab.tree(label).names(names).pageSize(pageSize);
        return builder.listingSeed(order).build();
    }

    MemoryTree source() {
        return source;
    }

    MemoryTree destination() {
        return destination;
    }

    /** Lets what always fails fail. */
    void fail(FaultPlan srcFaults, FaultPlan dstFaults) {
        srcFailures.forEach(srcFaults::add);
        dstFailures.forEach(dstFaults::add);
    }

    private void fill(String folder, int depth) {
        int children = depth == 0 ? 4 + random.nextInt(4) : random.nextInt(6);
        for (int i = 0; i < children && nodes < 120; i++) {
            nodes++;
            String path = folder + "/" + NAMES[random.nextInt(NAMES.length)];
            boolean here = random.nextInt(8) > 0;
            boolean there = random.nextInt(3) > 0;
            int kind = random.nextInt(10);
            if (kind < 4) {
                folder(path, here, there, depth);
            } else if (kind < 8) {
                file(path, here, there);
            } else {
                odd(path, here, there);
            }
        }
    }

    private void folder(String path, boolean here, boolean there, int depth) {
        if (here) {
            source.folder(path).mtime(path, time());
        }
        if (there) {
            destination.folder(path).mtime(path, time());
        }
        switch (random.nextInt(15)) {
            case 0 ->
                srcFailures.add(FaultRule.fail(ErrorClass.PERMISSION)
                        .on(FsOperation.LIST)
                        .at(path));
            case 1 ->
                dstFailures.add(FaultRule.fail(ErrorClass.PERMISSION)
                        .on(FsOperation.LIST)
                        .at(path));
            case 2 ->
                dstFailures.add(FaultRule.fail(ErrorClass.NO_SPACE)
                        .on(FsOperation.CREATE_FOLDER)
                        .at(path));
            default -> {}
        }
        if (depth < 5) {
            fill(path, depth + 1);
        }
    }

    private void file(String path, boolean here, boolean there) {
        int size = random.nextInt(4) * 10;
        Instant time = time();
        if (here) {
            source.file(path, size, random.nextInt(2)).mtime(path, time);
        }
        if (there) {
            destination.file(path, random.nextInt(3) == 0 ? size + 1 : size, random.nextInt(2));
            destination.mtime(path, random.nextBoolean() ? time : time());
        }
        if (random.nextInt(12) == 0) {
            dstFailures.add(FaultRule.fail(ErrorClass.PERMISSION)
                    .on(FsOperation.COPY_FROM)
                    .at(path));
        }
    }

    private void odd(String path, boolean here, boolean there) {
        if (here) {
            switch (random.nextInt(4)) {
                case 0 -> source.special(path, "a socket");
                case 1 -> source.unreadable(path, ErrorClass.PERMISSION, "no attributes");
                case 2 -> source.file(path, "a file on one side");
                default -> source.symlink(path, "target" + random.nextInt(2)).mtime(path, time());
            }
        }
        if (there) {
            if (random.nextBoolean()) {
                destination.symlink(path, "target" + random.nextInt(2)).mtime(path, time());
            } else {
                destination.folder(path).mtime(path, time());
            }
        }
    }

    private Instant time() {
        return BEGIN.plusSeconds(random.nextInt(5));
    }
}
