/** Nothing: the tests of this module hold the storage to the contract of stores. */
@NullMarked
package org.sylos.storage.duckdb.contract;

import org.jspecify.annotations.NullMarked;
