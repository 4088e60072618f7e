/** Running many independent tasks with bounded concurrency. */
@NullMarked
package org.sylos.engine.api.exec;

import org.jspecify.annotations.NullMarked;
