/** Makes the trees that are copied. */
package org.sylos.bench.tree;
