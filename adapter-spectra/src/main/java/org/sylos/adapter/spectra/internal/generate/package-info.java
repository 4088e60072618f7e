/** The rule that every generated node follows: a pure function of seed, world and path. */
@NullMarked
package org.sylos.adapter.spectra.internal.generate;

import org.jspecify.annotations.NullMarked;
