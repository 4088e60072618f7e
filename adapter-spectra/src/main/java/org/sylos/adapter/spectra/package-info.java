/** The simulator: a file system of any size that exists only as a rule. */
@NullMarked
package org.sylos.adapter.spectra;

import org.jspecify.annotations.NullMarked;
