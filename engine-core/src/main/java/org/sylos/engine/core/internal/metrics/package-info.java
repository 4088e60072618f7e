/** Counting what the queues of a run do, how fast, and for how long still. */
@NullMarked
package org.sylos.engine.core.internal.metrics;

import org.jspecify.annotations.NullMarked;
