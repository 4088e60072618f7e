@NullMarked
package org.sylos.engine.core.internal.state;

import org.jspecify.annotations.NullMarked;
