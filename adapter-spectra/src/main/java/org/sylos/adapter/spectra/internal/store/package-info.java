/** Keeps changes in a DuckDB file. */
@NullMarked
package org.sylos.adapter.spectra.internal.store;

import org.jspecify.annotations.NullMarked;
