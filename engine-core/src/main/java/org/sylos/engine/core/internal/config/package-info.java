/** The configuration of a migration as plain maps, the form in which it is kept. */
@NullMarked
package org.sylos.engine.core.internal.config;

import org.jspecify.annotations.NullMarked;
