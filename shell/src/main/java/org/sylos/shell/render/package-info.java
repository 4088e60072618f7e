/** How results are drawn: pure functions from what the engine tells to text. Nothing here writes anywhere. */
package org.sylos.shell.render;
