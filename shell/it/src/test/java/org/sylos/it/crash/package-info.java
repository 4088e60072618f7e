/** The program is killed, or asked to stop, while it works. */
package org.sylos.it.crash;
