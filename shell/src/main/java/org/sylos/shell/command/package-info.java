/** The verbs, one class each: they parse, call the engine and have the outcome drawn. */
package org.sylos.shell.command;
