@NullMarked
package org.sylos.engine.core.internal.batch;

import org.jspecify.annotations.NullMarked;
