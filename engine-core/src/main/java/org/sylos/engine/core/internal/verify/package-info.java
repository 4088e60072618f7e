/** Checking the outcome against what was promised. */
@NullMarked
package org.sylos.engine.core.internal.verify;

import org.jspecify.annotations.NullMarked;
