/** What people decide about a plan before it is carried out: exclusions, names, and what is to be tried again. */
@NullMarked
package org.sylos.engine.core.internal.review;

import org.jspecify.annotations.NullMarked;
