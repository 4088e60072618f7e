/** The adapter for the file systems that the machine has mounted. */
@org.jspecify.annotations.NullMarked
package org.sylos.adapter.local;
