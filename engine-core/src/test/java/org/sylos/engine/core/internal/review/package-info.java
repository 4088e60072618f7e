@NullMarked
package org.sylos.engine.core.internal.review;

import org.jspecify.annotations.NullMarked;
