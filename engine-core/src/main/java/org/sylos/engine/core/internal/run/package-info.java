/** What every step of a run works with. */
@NullMarked
package org.sylos.engine.core.internal.run;

import org.jspecify.annotations.NullMarked;
