/** Verifiers: the kit that proves one. */
@NullMarked
package org.sylos.tck.verify;

import org.jspecify.annotations.NullMarked;
