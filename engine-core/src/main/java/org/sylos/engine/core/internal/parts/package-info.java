/** What a migration is made of that others provide: its sides, its filters, its verifiers and its executors. */
@NullMarked
package org.sylos.engine.core.internal.parts;

import org.jspecify.annotations.NullMarked;
