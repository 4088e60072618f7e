/** Where a migration stands, which phase may follow which, and who may change something in it. */
@NullMarked
package org.sylos.engine.core.internal.phase;

import org.jspecify.annotations.NullMarked;
