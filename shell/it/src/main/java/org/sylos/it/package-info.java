/** An embedder of the engine, and the tests of the whole product. */
@org.jspecify.annotations.NullMarked
package org.sylos.it;
