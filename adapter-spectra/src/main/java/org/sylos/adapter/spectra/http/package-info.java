/** A simulator reached over HTTP. */
@NullMarked
package org.sylos.adapter.spectra.http;

import org.jspecify.annotations.NullMarked;
