/** Adapters that live in memory, adapters that fail on request, and the kit that proves an adapter. */
@NullMarked
package org.sylos.tck.fs;

import org.jspecify.annotations.NullMarked;
