/** What every service provider interface shares: errors, versions, configuration, cancellation, sides and phases. */
@NullMarked
package org.sylos.engine.api;

import org.jspecify.annotations.NullMarked;
