@NullMarked
package org.sylos.engine.core.internal.pace;

import org.jspecify.annotations.NullMarked;
