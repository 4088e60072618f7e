/** Runs programs, and measures their time and memory. */
package org.sylos.bench.run;
