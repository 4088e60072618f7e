package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** Makes symbolic links: under a temporary name, then renamed, as files are. */
final class LinkWriter {
    private LinkWriter() {}

    static Written write(Destination destination, FolderCache.Lease lease, WriteSpec spec, String target)
            throws IOException {
        Folder folder = lease.folder();
        Path name = destination.names().next(spec.owner());
        Path place = folder.place(name);
        Files.createSymbolicLink(place, Names.path(target, spec.path()));
        boolean published = false;
        try {
            destination.metadata().setOwner(place, spec.metadata(), spec.path());
            Instant modified = spec.metadata().mtime();
            if (modified != null) {
                Times.set(place, modified, true);
            }
            BasicFileAttributes now = folder.attributes(name);
            destination.publisher().publish(folder, name, spec, false);
            published = true;
            return new Written(NodeRef.of(spec.path()), 0, Times.modified(now), null);
        } finally {
            if (!published) {
                // By path, as it was made: should the folder have been swapped, this is where the link is.
                Files.deleteIfExists(place);
            }
        }
    }
}
