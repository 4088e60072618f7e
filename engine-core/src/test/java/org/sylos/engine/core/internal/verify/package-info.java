@NullMarked
package org.sylos.engine.core.internal.verify;

import org.jspecify.annotations.NullMarked;
