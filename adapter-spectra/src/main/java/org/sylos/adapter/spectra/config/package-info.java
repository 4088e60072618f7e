/** What a simulated tree looks like and what goes wrong in it: settings, their files, and what to expect of them. */
@NullMarked
package org.sylos.adapter.spectra.config;

import org.jspecify.annotations.NullMarked;
