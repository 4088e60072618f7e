@NullMarked
package org.sylos.engine.core.internal.run;

import org.jspecify.annotations.NullMarked;
