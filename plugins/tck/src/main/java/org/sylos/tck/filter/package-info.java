/** Filters: the kit that proves one. */
@NullMarked
package org.sylos.tck.filter;

import org.jspecify.annotations.NullMarked;
