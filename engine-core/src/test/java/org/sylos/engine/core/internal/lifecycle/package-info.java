@NullMarked
package org.sylos.engine.core.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
