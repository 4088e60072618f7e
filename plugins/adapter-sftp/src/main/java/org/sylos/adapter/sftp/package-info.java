/** Folders of SSH servers, over the SFTP protocol. */
@NullMarked
package org.sylos.adapter.sftp;

import org.jspecify.annotations.NullMarked;
