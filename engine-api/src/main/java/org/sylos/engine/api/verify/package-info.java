/** Checks of a copied node against what was promised. */
@NullMarked
package org.sylos.engine.api.verify;

import org.jspecify.annotations.NullMarked;
