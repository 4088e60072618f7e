@NullMarked
package org.sylos.engine.core.internal.traverse;

import org.jspecify.annotations.NullMarked;
