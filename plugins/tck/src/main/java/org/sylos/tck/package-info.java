/** The contract kits. */
@org.jspecify.annotations.NullMarked
package org.sylos.tck;
