/** Conditions on nodes: one language for the filters of a discovery and for search and exclusion in review. */
@NullMarked
package org.sylos.engine.api.rule;

import org.jspecify.annotations.NullMarked;
