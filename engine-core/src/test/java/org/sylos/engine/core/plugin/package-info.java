/** Tests of where providers come from. */
@NullMarked
package org.sylos.engine.core.plugin;

import org.jspecify.annotations.NullMarked;
