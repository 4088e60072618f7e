/** Running tasks on threads of this process: executor, adaptive limits, retries and pauses. */
@NullMarked
package org.sylos.engine.core.internal.exec;

import org.jspecify.annotations.NullMarked;
