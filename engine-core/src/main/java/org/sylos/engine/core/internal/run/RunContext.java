package org.sylos.engine.core.internal.run;

import java.time.Clock;
import java.util.List;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.internal.exec.BandwidthLimit;
import org.sylos.engine.core.internal.journal.Journal;
import org.sylos.engine.core.internal.metrics.Meters;

/**
 * What a run works with. Everything in it outlives the run.
 *
 * @param store where facts are kept
 * @param src the source side
 * @param dst the destination side
 * @param filters asked about every discovered source node, in this order
 * @param options how the migration is carried out
 * @param executor carries tasks out
 * @param meters counts what happens
 * @param journal takes what people should know
 * @param cancellation asks the run to stop
 * @param clock tells the time
 * @param owner marks unfinished writes of this migration at the destination
 * @param watch interrupts tasks that make no progress
 * @param bandwidth holds copies back
 * @param notices hears of sealed rounds
 */
public record RunContext(
        MigrationStore store,
        Endpoint src,
        Endpoint dst,
        List<NodeFilter> filters,
        MigrationOptions options,
        WorkExecutor executor,
        Meters meters,
        Journal journal,
        Cancellation cancellation,
        Clock clock,
        String owner,
        StallWatch watch,
        BandwidthLimit bandwidth,
        RunNotices notices) {}
