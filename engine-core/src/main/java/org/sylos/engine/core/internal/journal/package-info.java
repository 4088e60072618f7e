/** The journal of a migration: to the log, to those who listen, to the store, and to a log address. */
@NullMarked
package org.sylos.engine.core.internal.journal;

import org.jspecify.annotations.NullMarked;
