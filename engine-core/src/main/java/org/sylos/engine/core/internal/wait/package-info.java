/** Waiting for what another thread does. */
@NullMarked
package org.sylos.engine.core.internal.wait;

import org.jspecify.annotations.NullMarked;
