package org.sylos.engine.core.internal.traverse;

import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.core.internal.run.RunContext;

/** How two sides are compared, from what both can do. */
final class CompareRules {
    private CompareRules() {}

    static CompareRule of(RunContext run) {
        Capabilities src = run.src().adapter().capabilities();
        Capabilities dst = run.dst().adapter().capabilities();
        boolean times = src.mtimePrecisionNanos() > 0 && dst.mtimePrecisionNanos() > 0;
        return new CompareRule(
                run.options().compareMode(),
                times ? Math.max(src.mtimePrecisionNanos(), dst.mtimePrecisionNanos()) : 0,
                dst.names().caseFolding(),
                dst.names().unicodeForm(),
                dst.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME),
                src.has(Capability.DUPLICATE_NAMES));
    }
}
