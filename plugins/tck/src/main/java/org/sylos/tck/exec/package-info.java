/** Executors: the kit that proves one. */
@NullMarked
package org.sylos.tck.exec;

import org.jspecify.annotations.NullMarked;
