/** What an embedder uses: the manager, migrations, their configuration and their results. */
@org.jspecify.annotations.NullMarked
package org.sylos.engine.core;
