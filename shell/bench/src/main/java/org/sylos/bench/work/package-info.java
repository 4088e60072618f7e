/** What is timed, one class each. */
package org.sylos.bench.work;
