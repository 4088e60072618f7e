/** Sums the measurements up, as a table and as JSON. */
package org.sylos.bench.report;
