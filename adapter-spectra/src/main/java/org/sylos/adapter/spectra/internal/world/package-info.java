/** Worlds: the generated tree together with what was written to it and deleted from it. */
@NullMarked
package org.sylos.adapter.spectra.internal.world;

import org.jspecify.annotations.NullMarked;
