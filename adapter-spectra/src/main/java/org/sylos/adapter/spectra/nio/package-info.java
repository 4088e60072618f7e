/** Worlds as file systems of {@link java.nio.file}. */
@NullMarked
package org.sylos.adapter.spectra.nio;

import org.jspecify.annotations.NullMarked;
