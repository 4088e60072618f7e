/** What a running migration tells those who listen. */
@NullMarked
package org.sylos.engine.api.event;

import org.jspecify.annotations.NullMarked;
