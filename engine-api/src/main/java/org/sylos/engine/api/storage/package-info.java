/** The store that keeps every fact of a migration, in the domain's words and never in a query language. */
@NullMarked
package org.sylos.engine.api.storage;

import org.jspecify.annotations.NullMarked;
