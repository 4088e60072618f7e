/** The store behind the storage interface, and everything that knows SQL. */
@org.jspecify.annotations.NullMarked
package org.sylos.storage.duckdb;
