package org.sylos.adapter.spectra.internal.chaos;

import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.internal.generate.Mix;

/** Decides by hashing: what comes of a question follows from the seeds, the world, the path and what is asked. Stateless. */
final class Dice {
    /** Keeps what chaos decides apart from what is generated. */
    private static final long CHAOS = Mix.ofText("chaos");

    private final long root;

    /** What is decided; each has outcomes of its own. */
    enum Question {
        /** Whether a node vanishes. */
        VANISHES,
        /** Whether a folder is slow. */
        SLOW,
        /** Which part of the jitter an operation waits. */
        JITTER,
        /** Whether an operation on a node always fails, and how. */
        LASTING,
        /** Whether an attempt fails, and how. */
        PASSING,
        /** How far an attempt comes before it fails. */
        STAGE,
        /** Whether the answer to a change is lost. */
        LOST,
        /** Whether a read is corrupted. */
        CORRUPTED,
        /** Which byte of it. */
        BYTE,
        /** Which bit of that. */
        BIT,
        /** Whether a read is cut short. */
        TRUNCATED,
        /** Where it is. */
        END,
        /** Where a read fails. */
        BREAK,
        /** Whether a file comes in small pieces. */
        SHORT;

        private final long salt = Mix.ofText(name());
    }

    Dice(long treeSeed, long chaosSeed, String world) {
        root = Mix.mix(Mix.mix(treeSeed ^ CHAOS) + chaosSeed) ^ Mix.ofText(world);
    }

    /** The key of a world's root. */
    long root() {
        return root;
    }

    /** The key of a child, given its folder's. */
    long child(long parent, String name) {
        return Mix.mix(parent ^ Mix.ofText(name));
    }

    /** The key of an operation on a node, given the node's. */
    long operation(long node, SpectraOperation operation) {
        return Mix.mix(node ^ Mix.ofText(operation.label()));
    }

    /** An evenly spread number from 0 to below 1. */
    double even(long key, Question question, int attempt) {
        return (hash(key, question, attempt) >>> 11) * 0x1p-53;
    }

    /** An evenly spread whole number from 0 to below a bound, which is at least 1 and at most 2 to the 61. */
    long below(long bound, long key, Question question, int attempt) {
        return Mix.below(hash(key, question, attempt), bound);
    }

    private static long hash(long key, Question question, int attempt) {
        return Mix.at(key ^ question.salt, attempt);
    }
}
