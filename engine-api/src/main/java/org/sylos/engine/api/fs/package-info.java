/** Storages that hold trees of files: the adapter, what it can do, and what it hands out. */
@NullMarked
package org.sylos.engine.api.fs;

import org.jspecify.annotations.NullMarked;
