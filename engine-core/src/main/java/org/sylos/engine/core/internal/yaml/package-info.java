/** YAML that is no more than maps, lists and scalars. */
@NullMarked
package org.sylos.engine.core.internal.yaml;

import org.jspecify.annotations.NullMarked;
