/** Carrying the plan out: folders, then files, then the folders' own times. */
@NullMarked
package org.sylos.engine.core.internal.copy;

import org.jspecify.annotations.NullMarked;
