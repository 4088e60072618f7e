package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderCopy;
import org.sylos.engine.api.storage.Revocation;

/** A copy whose outcomes are decided by the paths of the nodes, so that every store must end with the same. */
final class RandomCopy {
    private final StoreRig rig;
    private final long seed;
    private final Random random;

    RandomCopy(StoreRig rig, long seed, Random random) {
        this.rig = rig;
        this.seed = seed;
        this.random = random;
    }

    /** How a try ends; {@code pending} when it is to be tried again. */
    private static CopyStatus decide(long seed, String path, boolean folder, int priorAttempts) {
        int roll = Math.floorMod((path + folder + priorAttempts).hashCode() ^ Long.hashCode(seed), 20);
        if (roll < 3 && priorAttempts < 3) {
            return CopyStatus.PENDING;
        }
        return roll < 5 ? CopyStatus.FAILED : roll == 5 && !folder ? CopyStatus.DRIFTED : CopyStatus.SUCCESSFUL;
    }

    void run() {
        int deepest = rig.copies().deepestPendingFolder();
        for (int depth = 0; depth <= deepest; depth++) {
            createFolders(depth);
            rig.copies().failBelow(depth + 1);
            maybeReopen();
        }
        assertThat(rig.copies().deepestPendingFolder()).isEqualTo(-1);
        // What was marked for another try below a folder that is not.
        rig.copies().failBelow(-1);
        writeFiles();
        assertThat(rig.copies().failBelow(-1)).isZero();
        assertThat(rig.copies().foldersInDoubt(0, 1)).isEmpty();
        revokeSome();
    }

    /** Whether what is in place turns out not to be as it should. */
    private static boolean revoked(String path, NodeKind kind) {
        return Math.floorMod((path + kind).hashCode(), 9) == 0;
    }

    private static boolean inPlace(@Nullable CopyStatus copy) {
        return copy == CopyStatus.SUCCESSFUL || copy == CopyStatus.ALREADY_EXISTS;
    }

    private void revokeSome() {
        rig.copies()
                .revoke(rig.nodes(Side.SRC).stream()
                        .filter(node -> inPlace(node.copy()) && revoked(node.path(), node.kind()))
                        .map(node -> new Revocation(
                                node.id(), new Attempt(Shape.TIME, ErrorClass.CORRUPT, "not as it should be")))
                        .toList());
    }

    private void maybeReopen() {
        if (random.nextInt(5) == 0) {
            rig.reopen();
        }
    }

    private void createFolders(int depth) {
        List<FolderCopy> batch = rig.copies().pendingFolders(depth, 0, 1 + random.nextInt(6));
        while (!batch.isEmpty()) {
            List<CopyOutcome> outcomes = new ArrayList<>();
            for (FolderCopy folder : batch) {
                String path = folder.source().path();
                tryUntil(outcomes, folder.id(), path, true, folder.priorAttempts());
            }
            rig.copies().record(outcomes);
            maybeReopen();
            batch = rig.copies().pendingFolders(depth, 0, 1 + random.nextInt(6));
        }
    }

    private void writeFiles() {
        List<FileCopy> batch = rig.copies().pendingFiles(0, 1 + random.nextInt(9));
        while (!batch.isEmpty()) {
            rig.copies().openUpTo(batch.get(batch.size() - 1).id());
            assertThat(rig.copies().foldersInDoubt(0, 1)).hasSize(1);
            List<CopyOutcome> outcomes = new ArrayList<>();
            for (FileCopy file : batch) {
                tryUntil(outcomes, file.id(), file.source().path(), false, file.priorAttempts());
            }
            rig.copies().record(outcomes);
            maybeReopen();
            batch = rig.copies().pendingFiles(0, 1 + random.nextInt(9));
        }
    }

    /** One or more tries of one node, recorded in one call. */
    private void tryUntil(List<CopyOutcome> outcomes, long id, String path, boolean folder, int priorAttempts) {
        int prior = priorAttempts;
        CopyStatus status = decide(seed, path, folder, prior);
        outcomes.add(outcome(id, status, path));
        while (status == CopyStatus.PENDING && random.nextBoolean()) {
            status = decide(seed, path, folder, ++prior);
            outcomes.add(outcome(id, status, path));
        }
    }

    private static CopyOutcome outcome(long id, CopyStatus status, String path) {
        if (status == CopyStatus.SUCCESSFUL) {
            return CopyOutcome.written(id, path.length() % 3 == 0 ? "written " + path : null, null);
        }
        return new CopyOutcome(
                id, status, null, null, List.of(new Attempt(Shape.TIME, errorClass(status), "not written")));
    }

    private static ErrorClass errorClass(CopyStatus status) {
        return switch (status) {
            case PENDING -> ErrorClass.THROTTLED;
            case DRIFTED -> ErrorClass.CONFLICT;
            default -> ErrorClass.NO_SPACE;
        };
    }

    /** What becomes of the facts of a discovery, told without any store. */
    static List<Fact> expected(List<Fact> discovered, long seed) {
        List<Fact> copied = new ArrayList<>();
        Map<String, @Nullable CopyStatus> folders = new HashMap<>();
        List<Fact> fromTheRoot = new ArrayList<>(discovered);
        fromTheRoot.sort(Comparator.comparingInt(RandomCopy::depth));
        for (Fact fact : fromTheRoot) {
            Fact end = fact.node().side() == Side.SRC && fact.copy() == CopyStatus.PENDING
                    ? end(fact, folders.get(parent(fact)), seed)
                    : fact;
            copied.add(end);
            if (fact.node().side() == Side.SRC && fact.node().kind() == NodeKind.FOLDER && end.copy() != null) {
                // Excluded folders have nothing below them. Of several others with one path none can be copied, so it
                // does not matter which is asked for.
                folders.put(fact.node().path(), end.copy());
            }
        }
        return copied.stream().map(RandomCopy::lookedAt).toList();
    }

    private static Fact lookedAt(Fact fact) {
        if (!inPlace(fact.copy()) || !revoked(fact.node().path(), fact.node().kind())) {
            return fact;
        }
        long before = fact.tries().isEmpty() ? 0 : fact.tries().split(",", -1).length;
        String tries = (before == 0 ? "" : fact.tries() + ", ") + (before + 1) + " CORRUPT";
        return with(fact, CopyStatus.FAILED, ErrorClass.CORRUPT, tries);
    }

    private static Fact end(Fact fact, @Nullable CopyStatus parent, long seed) {
        if (parent == CopyStatus.FAILED) {
            return with(fact, CopyStatus.FAILED, ErrorClass.PARENT, "1 PARENT");
        }
        boolean folder = fact.node().kind() == NodeKind.FOLDER;
        StringJoiner tries = new StringJoiner(", ");
        int prior = 0;
        CopyStatus status = decide(seed, fact.node().path(), folder, prior);
        while (status == CopyStatus.PENDING) {
            tries.add(++prior + " " + errorClass(status));
            status = decide(seed, fact.node().path(), folder, prior);
        }
        if (status == CopyStatus.SUCCESSFUL) {
            return with(
                    fact,
                    status,
                    fact.errorClass(),
                    prior == 0 ? "" : tries.add(prior + 1 + " null").toString());
        }
        return with(
                fact,
                status,
                errorClass(status),
                tries.add(prior + 1 + " " + errorClass(status)).toString());
    }

    private static Fact with(Fact fact, CopyStatus copy, @Nullable ErrorClass errorClass, String tries) {
        return new Fact(
                fact.node(), fact.size(), fact.traversal(), copy, fact.partner(), errorClass, fact.rule(), tries);
    }

    private static int depth(Fact fact) {
        String path = fact.node().path();
        return path.length() == 1 ? 0 : (int) path.chars().filter(c -> c == '/').count();
    }

    private static String parent(Fact fact) {
        String path = fact.node().path();
        int cut = path.lastIndexOf('/');
        return path.length() == 1 ? "" : cut == 0 ? "/" : path.substring(0, cut);
    }
}
