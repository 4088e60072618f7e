/** The rule language: what it says, read from YAML, written as YAML, and asked of one node at a time. */
@NullMarked
package org.sylos.engine.core.rules;

import org.jspecify.annotations.NullMarked;
