/** The command line of the benchmark. */
package org.sylos.bench;
