/** Calls of a service at the pace that it takes, and how they went. */
@NullMarked
package org.sylos.engine.core.internal.pace;

import org.jspecify.annotations.NullMarked;
