/** The host of plugin jars. */
@org.jspecify.annotations.NullMarked
package org.sylos.plugins.pf4j;
