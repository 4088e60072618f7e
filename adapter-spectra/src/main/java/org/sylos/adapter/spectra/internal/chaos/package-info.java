/** What goes wrong in a world: a layer around the plain one. */
@NullMarked
package org.sylos.adapter.spectra.internal.chaos;

import org.jspecify.annotations.NullMarked;
