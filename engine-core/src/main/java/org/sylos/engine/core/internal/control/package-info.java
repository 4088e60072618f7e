/** The socket through which other processes of the same user look at a run and steer it. */
@NullMarked
package org.sylos.engine.core.internal.control;

import org.jspecify.annotations.NullMarked;
