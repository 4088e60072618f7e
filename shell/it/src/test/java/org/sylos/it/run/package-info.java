/** Runs programs and judges what they left behind. */
package org.sylos.it.run;
