/** How things are said to people. */
@NullMarked
package org.sylos.engine.core.internal.words;

import org.jspecify.annotations.NullMarked;
