/** What the author of an adapter writes: the adapter, and the class that proves it. */
@NullMarked
package org.sylos.tck.example;

import org.jspecify.annotations.NullMarked;
