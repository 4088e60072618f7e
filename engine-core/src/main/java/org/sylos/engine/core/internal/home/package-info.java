/** The home folder: making, finding, opening and deleting migrations. */
@NullMarked
package org.sylos.engine.core.internal.home;

import org.jspecify.annotations.NullMarked;
