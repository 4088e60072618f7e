/** The simulator and its adapter. */
@org.jspecify.annotations.NullMarked
package org.sylos.adapter.spectra;
