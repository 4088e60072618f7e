/** The plan of a migration: how it is put before a person, approved, and told from one that nobody has looked at. */
@NullMarked
package org.sylos.engine.core.internal.plan;

import org.jspecify.annotations.NullMarked;
