/** The engine as a library of another program. */
package org.sylos.it.embedding;
