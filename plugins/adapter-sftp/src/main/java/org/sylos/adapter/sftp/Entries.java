package org.sylos.adapter.sftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeKind;

/**
 * Describes nodes by what the server tells of them.
 *
 * @param tree where they are
 * @param keepLinks whether links take part
 */
record Entries(Tree tree, boolean keepLinks) {
    /** The entries of names that were listed in one folder; targets of links are asked for all at once. */
    List<Entry> of(SftpChannel channel, String folder, List<Reply.Name> names) throws IOException {
        List<@Nullable CompletableFuture<Reply>> targets = new ArrayList<>();
        for (Reply.Name name : names) {
            String text = Names.decode(name.bytes());
            targets.add(
                    text != null && name.attributes().isLink()
                            ? channel.send(Requests.readlink(tree.at(childPath(folder, text))))
                            : null);
        }
        List<Entry> entries = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            CompletableFuture<Reply> target = targets.get(i);
            Entry entry = listed(names.get(i), target == null ? null : channel.await(target));
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** The entry of a node that is not listed; asks for the target if it is a link. */
    Entry of(SftpChannel channel, String path, Attributes attributes) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return attributes.isLink()
                ? link(name, attributes, channel.call(Requests.readlink(tree.at(path))))
                : notLink(name, attributes);
    }

    private @Nullable Entry listed(Reply.Name listed, @Nullable Reply target) throws IOException {
        String name = Names.decode(listed.bytes());
        if (name == null) {
            return Entry.unreadable(
                    Names.escaped(listed.bytes()),
                    ErrorClass.INVALID_NAME,
                    "its name on the server is not UTF-8, so it cannot be asked for; rename it there");
        }
        if (NameRules.POSIX.refusal(name).isPresent()) {
            return Entry.unreadable(
                    Names.escaped(listed.bytes()), ErrorClass.INVALID_NAME, "the server lists it by what is no name");
        }
        if (target == null) {
            return notLink(name, listed.attributes());
        }
        try {
            return link(name, listed.attributes(), target);
        } catch (StatusException e) {
            // It has gone, or become something else, since it was listed: as if it had not been there.
            return null;
        }
    }

    private Entry link(String name, Attributes attributes, Reply answer) throws IOException {
        byte[] bytes = answer.name();
        String target = Names.decode(bytes);
        if (target == null) {
            return new Entry(
                    name,
                    NodeKind.SYMLINK,
                    0,
                    attributes.modified(),
                    null,
                    Names.escaped(bytes),
                    new EntryProblem(ErrorClass.INVALID_NAME, "what the symbolic link leads to is not UTF-8"));
        }
        EntryProblem problem =
                keepLinks ? null : new EntryProblem(ErrorClass.UNSUPPORTED, "symbolic links are skipped here");
        return new Entry(name, NodeKind.SYMLINK, 0, attributes.modified(), null, target, problem);
    }

    private static Entry notLink(String name, Attributes attributes) {
        Long size = attributes.size();
        if (attributes.isFile() && size != null) {
            return Entry.file(name, size, attributes.modified());
        }
        if (attributes.isFolder()) {
            return Entry.folder(name, attributes.modified());
        }
        return attributes.kind() == 0 || attributes.isFile()
                ? Entry.unreadable(name, ErrorClass.UNSUPPORTED, "the server does not tell what it is, or its size")
                : Entry.unsupported(
                        name,
                        attributes.modified(),
                        "it is " + special(attributes.kind()) + ", which cannot be copied");
    }

    private static String special(int kind) {
        return switch (kind) {
            case 0010000 -> "a named pipe (FIFO)";
            case 0020000 -> "a character device";
            case 0060000 -> "a block device";
            case 0140000 -> "a socket";
            default -> "a special file";
        };
    }

    /** Whether a listed name is that of the folder itself or of the one above it. */
    static boolean isDots(byte[] name) {
        return Arrays.equals(name, new byte[] {'.'}) || Arrays.equals(name, new byte[] {'.', '.'});
    }

    private static String childPath(String folder, String name) {
        return org.sylos.engine.api.fs.NodeRef.childPath(folder, name);
    }
}
