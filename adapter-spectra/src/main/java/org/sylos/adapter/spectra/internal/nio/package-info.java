/** A world behind the interfaces of {@link java.nio.file}. */
@NullMarked
package org.sylos.adapter.spectra.internal.nio;

import org.jspecify.annotations.NullMarked;
