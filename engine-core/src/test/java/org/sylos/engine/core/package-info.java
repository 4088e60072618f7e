@NullMarked
package org.sylos.engine.core;

import org.jspecify.annotations.NullMarked;
