package org.sylos.engine.core.internal.traverse;

import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.core.internal.run.RunContext;

/** How two sides are compared, from what both can do. */
public final class CompareRules {
    private CompareRules() {}

    static CompareRule of(RunContext run) {
        return of(
                run.src().adapter().capabilities(),
                run.dst().adapter().capabilities(),
                run.options().compareMode());
    }

    /** How sides that can do this and that are compared in some mode. */
    public static CompareRule of(Capabilities src, Capabilities dst, CompareMode mode) {
        boolean times = src.mtimePrecisionNanos() > 0 && dst.mtimePrecisionNanos() > 0;
        return new CompareRule(
                mode,
                times ? Math.max(src.mtimePrecisionNanos(), dst.mtimePrecisionNanos()) : 0,
                dst.names().caseFolding(),
                dst.names().unicodeForm(),
                dst.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME),
                src.has(Capability.DUPLICATE_NAMES));
    }
}
