/** What would keep the program from working well, and what to do about it. */
package org.sylos.shell.doctor;
