/** The bytes of files, as far as they can be told again, and their checksums. */
@NullMarked
package org.sylos.adapter.spectra.internal.content;

import org.jspecify.annotations.NullMarked;
