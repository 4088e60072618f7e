/** What the modules may know of each other, and how their code behaves, read from the packaged jars. */
package org.sylos.it.architecture;
