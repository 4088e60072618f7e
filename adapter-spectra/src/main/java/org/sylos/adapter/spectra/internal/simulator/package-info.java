/** All worlds of one configuration. */
@NullMarked
package org.sylos.adapter.spectra.internal.simulator;

import org.jspecify.annotations.NullMarked;
