/** The full-screen view of a migration's review: what it shows is kept apart from how it is loaded, drawn and steered. */
package org.sylos.shell.review;
