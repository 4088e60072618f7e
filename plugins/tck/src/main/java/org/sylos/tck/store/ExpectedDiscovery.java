package org.sylos.tck.store;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.ComparisonOutcome.Result;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.TraversalStatus;

/** What a discovery must find, told from the two trees alone: one walk over both, a folder at a time, without any store. */
final class ExpectedDiscovery {
    private static final BigInteger GIGA = BigInteger.valueOf(1_000_000_000);

    private final CompareRule rule;
    private final NameRules names;
    private final List<Fact> facts = new ArrayList<>();

    private ExpectedDiscovery(CompareRule rule) {
        this.rule = rule;
        this.names = new NameRules(rule.caseFolding(), rule.unicodeForm(), 255, 255, "", Set.of(), false);
    }

    static List<Fact> of(RandomMigration migration) {
        ExpectedDiscovery expected = new ExpectedDiscovery(migration.rule);
        CopyStatus root = migration.dst == null ? CopyStatus.PENDING : CopyStatus.ALREADY_EXISTS;
        expected.addSource(migration.src, "/", root, null, migration.dst, "/");
        if (migration.dst != null) {
            expected.addDestination(migration.dst, "/", migration.src, "/");
        }
        expected.walk(migration.src, "/", migration.dst, "/", false);
        return expected.facts;
    }

    /** How the comparison of a file by checksum shall end, decided by its path. */
    static Result comparison(String srcPath) {
        return switch (Math.floorMod(srcPath.hashCode(), 5)) {
            case 0 -> Result.DIFFERENT;
            case 1 -> Result.INCOMPARABLE;
            case 2 -> Result.FAILED;
            default -> Result.EQUAL;
        };
    }

    private void walk(Shape src, String srcPath, @Nullable Shape dst, String dstPath, boolean failedAbove) {
        List<Shape> sources = src.failure() == null ? src.children() : List.of();
        List<Shape> destinations = dst != null && dst.failure() == null ? dst.children() : List.of();
        boolean failed = failedAbove || (dst != null && dst.failure() != null);
        List<Shape> paired = new ArrayList<>();
        for (Shape child : sources) {
            String path = NodeRef.childPath(srcPath, child.entry().name());
            List<Shape> claimants = sources.stream()
                    .filter(other -> !excluded(other) && samePlace(other, child))
                    .toList();
            List<Shape> takers = destinations.stream()
                    .filter(other -> samePlace(other, child))
                    .toList();
            Shape partner = !failed && claimants.size() == 1 && takers.size() == 1 && matches(child, takers.get(0))
                    ? takers.get(0)
                    : null;
            boolean conflict = claimants.size() > 1 || (!takers.isEmpty() && partner == null);
            ErrorClass trouble = failed ? ErrorClass.PARENT : conflict ? ErrorClass.CONFLICT : null;
            String partnerPath = partner == null
                    ? path
                    : NodeRef.childPath(dstPath, partner.entry().name());
            CopyStatus copy = copyStatus(child, path, partner, trouble);
            addSource(child, path, copy, copy == CopyStatus.FAILED ? trouble : null, partner, partnerPath);
            if (partner != null) {
                paired.add(partner);
                addDestination(partner, partnerPath, child, path);
            }
            if (child.isFolder() && !excluded(child) && !unreadable(child)) {
                walk(child, path, partner, partnerPath, trouble != null);
            }
        }
        for (Shape child : destinations) {
            if (!paired.contains(child)) {
                addDestination(child, NodeRef.childPath(dstPath, child.entry().name()), null, "");
            }
        }
    }

    private boolean samePlace(Shape one, Shape other) {
        boolean together = !rule.fileAndFolderOfOneName() || one.isFolder() == other.isFolder();
        return together
                && names.fold(one.entry().name())
                        .equals(names.fold(other.entry().name()));
    }

    private static boolean matches(Shape src, Shape dst) {
        return !excluded(src)
                && !unreadable(src)
                && dst.entry().problem() == null
                && src.entry().kind() == dst.entry().kind();
    }

    private static boolean excluded(Shape shape) {
        return shape.rejection() != null || hasProblem(shape, true);
    }

    private static boolean unreadable(Shape shape) {
        return shape.rejection() == null && hasProblem(shape, false);
    }

    private static boolean hasProblem(Shape shape, boolean unsupported) {
        EntryProblem problem = shape.entry().problem();
        return problem != null && (problem.errorClass() == ErrorClass.UNSUPPORTED) == unsupported;
    }

    private @Nullable CopyStatus copyStatus(
            Shape src, String path, @Nullable Shape partner, @Nullable ErrorClass trouble) {
        if (excluded(src)) {
            return null;
        }
        if (unreadable(src) || trouble != null) {
            return CopyStatus.FAILED;
        }
        if (partner == null) {
            return CopyStatus.PENDING;
        }
        if (comparedBySum(src.entry(), partner.entry())) {
            return switch (comparison(path)) {
                case EQUAL -> CopyStatus.ALREADY_EXISTS;
                case FAILED -> CopyStatus.FAILED;
                case DIFFERENT, INCOMPARABLE, RETRY -> CopyStatus.PENDING;
            };
        }
        return current(src.entry(), partner.entry()) ? CopyStatus.ALREADY_EXISTS : CopyStatus.PENDING;
    }

    private boolean comparedBySum(Entry src, Entry dst) {
        return rule.mode() == CompareMode.CHECKSUM && src.kind() == NodeKind.FILE && src.size() == dst.size();
    }

    private boolean current(Entry src, Entry dst) {
        boolean sameSize = src.size() == dst.size();
        return switch (src.kind()) {
            case FOLDER -> true;
            case SYMLINK -> rule.mode() == CompareMode.EXISTS || Objects.equals(src.linkTarget(), dst.linkTarget());
            default ->
                switch (rule.mode()) {
                    case EXISTS -> true;
                    case SIZE -> sameSize;
                    case CHECKSUM -> false;
                    case NEWER -> sameSize && timely(src.mtime(), dst.mtime(), false);
                    case MTIME -> sameSize && timely(src.mtime(), dst.mtime(), true);
                };
        };
    }

    private boolean timely(@Nullable Instant src, @Nullable Instant dst, boolean equal) {
        if (rule.mtimePrecisionNanos() == 0) {
            return true;
        }
        if (src == null || dst == null) {
            return false;
        }
        BigInteger late = nanos(src).subtract(nanos(dst));
        BigInteger step = BigInteger.valueOf(rule.mtimePrecisionNanos());
        return late.compareTo(step) < 0 && (!equal || late.negate().compareTo(step) < 0);
    }

    private static BigInteger nanos(Instant time) {
        return BigInteger.valueOf(time.getEpochSecond()).multiply(GIGA).add(BigInteger.valueOf(time.getNano()));
    }

    private void addSource(
            Shape shape,
            String path,
            @Nullable CopyStatus copy,
            @Nullable ErrorClass trouble,
            @Nullable Shape partner,
            String partnerPath) {
        boolean listingFailed = shape.failure() != null && !excluded(shape) && !unreadable(shape);
        TraversalStatus traversal = excluded(shape)
                ? TraversalStatus.EXCLUDED
                : unreadable(shape) || listingFailed ? TraversalStatus.FAILED : TraversalStatus.SUCCESSFUL;
        ErrorClass shown = unreadable(shape) ? problemClass(shape) : trouble;
        if (copy == CopyStatus.FAILED && shown == null) {
            shown = ErrorClass.CORRUPT; // the comparison failed
        }
        if (shown == null && listingFailed) {
            shown = Objects.requireNonNull(shape.failure()).errorClass();
        }
        String ruleName = shape.rejection() != null ? shape.rejection().rule() : excluded(shape) ? "unsupported" : null;
        facts.add(new Fact(
                Fact.Name.of(Side.SRC, path, shape.entry()),
                shape.entry().size(),
                traversal,
                copy,
                partner == null ? null : Fact.Name.of(Side.DST, partnerPath, partner.entry()),
                shown,
                ruleName,
                ""));
    }

    private static @Nullable ErrorClass problemClass(Shape shape) {
        return Stream.ofNullable(shape.entry().problem())
                .map(EntryProblem::errorClass)
                .findFirst()
                .orElse(null);
    }

    private void addDestination(Shape shape, String path, @Nullable Shape partner, String partnerPath) {
        boolean unreadable = hasProblem(shape, false);
        boolean listingFailed = partner != null && shape.failure() != null;
        TraversalStatus traversal = unreadable || listingFailed
                ? TraversalStatus.FAILED
                : partner == null ? TraversalStatus.NOT_ON_SRC : TraversalStatus.SUCCESSFUL;
        ErrorClass shown = unreadable
                ? problemClass(shape)
                : listingFailed ? Objects.requireNonNull(shape.failure()).errorClass() : null;
        facts.add(new Fact(
                Fact.Name.of(Side.DST, path, shape.entry()),
                shape.entry().size(),
                traversal,
                null,
                partner == null ? null : Fact.Name.of(Side.SRC, partnerPath, partner.entry()),
                shown,
                null,
                ""));
    }
}
