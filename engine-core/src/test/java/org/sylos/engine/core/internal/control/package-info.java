@NullMarked
package org.sylos.engine.core.internal.control;

import org.jspecify.annotations.NullMarked;
