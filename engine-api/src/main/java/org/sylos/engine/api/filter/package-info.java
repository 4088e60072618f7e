/** Decisions about which discovered source nodes take part in a migration. */
@NullMarked
package org.sylos.engine.api.filter;

import org.jspecify.annotations.NullMarked;
