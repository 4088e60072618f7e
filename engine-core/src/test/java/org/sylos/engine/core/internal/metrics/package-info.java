@NullMarked
package org.sylos.engine.core.internal.metrics;

import org.jspecify.annotations.NullMarked;
