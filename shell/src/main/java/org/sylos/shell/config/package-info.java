/** What the user wrote into the configuration file: connections, defaults, profiles, aliases. */
package org.sylos.shell.config;
