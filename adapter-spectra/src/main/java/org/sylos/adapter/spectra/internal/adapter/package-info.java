/** The adapter over one world. */
@NullMarked
package org.sylos.adapter.spectra.internal.adapter;

import org.jspecify.annotations.NullMarked;
