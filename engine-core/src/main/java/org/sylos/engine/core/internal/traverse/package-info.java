/** Discovery: listing both trees in rounds, and comparing them level by level. */
@NullMarked
package org.sylos.engine.core.internal.traverse;

import org.jspecify.annotations.NullMarked;
