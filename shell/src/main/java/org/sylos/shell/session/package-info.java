/** What every command works with: settings, the manager, runs that are watched, reports and exit codes. */
package org.sylos.shell.session;
