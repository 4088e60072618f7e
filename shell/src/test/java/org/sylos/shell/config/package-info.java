@NullMarked
package org.sylos.shell.config;

import org.jspecify.annotations.NullMarked;
