package org.sylos.shell.review;

import java.util.List;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.HandExclusion;

/**
 * What happened to a row.
 *
 * @param src tries on SRC, oldest first
 * @param dst tries on DST, oldest first
 * @param exclusions decisions that keep it out, the nearest first
 */
record History(List<AttemptRecord> src, List<AttemptRecord> dst, List<HandExclusion> exclusions) {}
