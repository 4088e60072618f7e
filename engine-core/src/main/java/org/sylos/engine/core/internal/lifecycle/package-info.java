/** The life of a migration: where it stands, what it may do next, and the runs that carry it on. */
@NullMarked
package org.sylos.engine.core.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
