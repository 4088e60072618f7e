/** The resources that a simulator has over HTTP, and the server that answers for them. */
@NullMarked
package org.sylos.adapter.spectra.internal.http;

import org.jspecify.annotations.NullMarked;
