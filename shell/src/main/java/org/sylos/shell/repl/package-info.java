/** Many commands in a row: typed at a prompt, from a file, or from standard input. */
package org.sylos.shell.repl;
