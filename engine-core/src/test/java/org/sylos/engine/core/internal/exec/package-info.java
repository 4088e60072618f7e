@NullMarked
package org.sylos.engine.core.internal.exec;

import org.jspecify.annotations.NullMarked;
