/** The suites of scale and chaos, for the profile {@code scale}: much work over simulated storage. */
package org.sylos.it.scale;
