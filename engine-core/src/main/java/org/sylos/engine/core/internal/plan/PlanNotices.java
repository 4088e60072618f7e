package org.sylos.engine.core.internal.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.internal.words.Amount;

/** What a person should know before letting a plan through. */
final class PlanNotices {
    private final Capabilities src;
    private final Capabilities dst;
    private final List<String> notices = new ArrayList<>();
    private OptionalLong usable = OptionalLong.empty();

    private PlanNotices(Capabilities src, Capabilities dst) {
        this.src = src;
        this.dst = dst;
    }

    static PlanNotices of(
            FSAdapter src, FSAdapter dst, MigrationOptions options, PlanSummary plan, Tally unfit, long renamed) {
        PlanNotices all = new PlanNotices(src.capabilities(), dst.capabilities());
        if (plan.toCopy().nodes() > 0) {
            all.times(options);
            all.parts(options);
            all.links();
            all.room(dst, plan);
        }
        if (unfit.nodes() > 0) {
            all.add(Amount.of(unfit.nodes(), "node has a name", "nodes have names")
                    + " that the destination cannot hold, and will fail with what is below");
        }
        if (renamed > 0) {
            all.add(Amount.of(renamed, "node has another name", "nodes have other names") + " at the destination");
        }
        if (plan.excludedByHand().nodes() > 0) {
            all.add("excluded by hand: "
                    + Amount.of(plan.excludedByHand().nodes(), "node", "nodes") + ", "
                    + Amount.of(plan.excludedByHand().bytes(), "byte", "bytes"));
        }
        if (plan.unsupported() > 0) {
            all.add(Amount.of(plan.unsupported(), "node is", "nodes are")
                    + " of a kind that is not migrated (sockets, devices, pipes) and will stay behind");
        }
        if (plan.incomparable() > 0) {
            all.add(
                    Amount.of(plan.incomparable(), "file", "files")
                            + " could not be compared by checksum, since the sides have none in common, and will be overwritten");
        }
        return all;
    }

    /** One sentence each. */
    List<String> sentences() {
        return List.copyOf(notices);
    }

    /** Bytes that can still be written at the destination; empty when not known, or when nothing is to be written. */
    OptionalLong room() {
        return usable;
    }

    private void times(MigrationOptions options) {
        if (!options.preserve().times()) {
            return;
        }
        if (src.mtimePrecisionNanos() == 0) {
            add("the source has no modification times to keep");
        } else if (!dst.has(Capability.SET_FILE_MTIME)) {
            add("modification times are lost: the destination cannot keep them");
        } else {
            if (!dst.has(Capability.SET_FOLDER_MTIME)) {
                add("modification times of folders are lost: the destination cannot keep them");
            }
            if (dst.mtimePrecisionNanos() > src.mtimePrecisionNanos()) {
                add("modification times are kept only to " + span(dst.mtimePrecisionNanos()));
            }
        }
    }

    private void parts(MigrationOptions options) {
        part(options.preserve().permissions(), Capability.PERMISSIONS, "permissions");
        part(options.preserve().owner(), Capability.OWNER, "owners and groups");
        part(options.preserve().xattrs(), Capability.XATTRS, "extended attributes");
    }

    private void part(boolean asked, Capability capability, String what) {
        if (asked && src.has(capability) && !dst.has(capability)) {
            add(what + " are lost: the destination cannot keep them");
        } else if (asked && !src.has(capability) && capability != Capability.PERMISSIONS) {
            add(what + " are not kept: the source has none");
        }
    }

    private void links() {
        if (src.has(Capability.SYMLINKS) && !dst.has(Capability.SYMLINKS)) {
            add("symbolic links will fail: the destination has none");
        }
    }

    private void room(FSAdapter destination, PlanSummary plan) {
        try {
            usable = destination.storageInfo().usableBytes();
        } catch (IOException e) {
            add("how much room the destination has could not be found out: " + e.getMessage());
            return;
        }
        long needed = plan.toCopy().bytes();
        if (usable.isPresent() && usable.getAsLong() < needed) {
            add("the destination has room for " + Amount.of(usable.getAsLong(), "byte") + ", but the plan needs "
                    + needed);
        }
    }

    private void add(String notice) {
        notices.add(notice);
    }

    private static String span(long nanos) {
        if (nanos % 1_000_000_000 == 0) {
            return nanos / 1_000_000_000 + " s";
        }
        return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + " ms" : nanos + " ns";
    }
}
