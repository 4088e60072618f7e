/** What stands between the program and its terminal: streams, size, colours, questions and signals. */
package org.sylos.shell.terminal;
