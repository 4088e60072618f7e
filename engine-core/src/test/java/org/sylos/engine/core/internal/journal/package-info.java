@NullMarked
package org.sylos.engine.core.internal.journal;

import org.jspecify.annotations.NullMarked;
