/** The filter that comes with the engine. */
@NullMarked
package org.sylos.engine.core.internal.filter;

import org.jspecify.annotations.NullMarked;
