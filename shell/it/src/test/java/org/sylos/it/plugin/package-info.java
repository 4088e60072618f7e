/** Plugins as their authors make them: far from this build. */
package org.sylos.it.plugin;
