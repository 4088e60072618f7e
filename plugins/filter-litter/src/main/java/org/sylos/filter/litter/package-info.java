/** A filter that leaves behind what programs left lying about. */
@NullMarked
package org.sylos.filter.litter;

import org.jspecify.annotations.NullMarked;
