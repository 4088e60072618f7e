/** How the adapter is found and made, and how simulators are shared. */
@NullMarked
package org.sylos.adapter.spectra.internal.provider;

import org.jspecify.annotations.NullMarked;
