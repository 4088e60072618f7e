/** The contract kit for stores, and a store that keeps everything in memory. */
@NullMarked
package org.sylos.tck.store;

import org.jspecify.annotations.NullMarked;
