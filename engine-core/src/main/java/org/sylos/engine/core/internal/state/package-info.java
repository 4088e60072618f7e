/** The state file beside a migration's database: a mirror in YAML for people and for hosts. */
@NullMarked
package org.sylos.engine.core.internal.state;

import org.jspecify.annotations.NullMarked;
