@NullMarked
package org.sylos.engine.core.internal.phase;

import org.jspecify.annotations.NullMarked;
