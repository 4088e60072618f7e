package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/** Owners and groups by name, or by number where this system knows no name. Remembers the answers. Thread-safe. */
final class Principals {
    private final UserPrincipalLookupService lookup = FileSystems.getDefault().getUserPrincipalLookupService();
    private final Map<String, UserPrincipal> users = new ConcurrentHashMap<>();
    private final Map<String, GroupPrincipal> groups = new ConcurrentHashMap<>();

    static String owner(PosixFileAttributes attributes) {
        return attributes.owner().getName();
    }

    static String group(PosixFileAttributes attributes) {
        return attributes.group().getName();
    }

    /** Gives a node, of a link the link itself, to an owner and a group; null leaves that part as it is. */
    void set(Path place, @Nullable String owner, @Nullable String group, String path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(place, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes now = view.readAttributes();
        // The group first: who gives a file away may not change its group any more.
        if (group != null && !group.equals(group(now))) {
            view.setGroup(group(group, path));
        }
        if (owner != null && !owner.equals(owner(now))) {
            view.setOwner(user(owner, path));
        }
    }

    private UserPrincipal user(String name, String path) throws IOException {
        UserPrincipal known = users.get(name);
        if (known == null) {
            try {
                known = lookup.lookupPrincipalByName(name);
            } catch (UserPrincipalNotFoundException e) {
                throw new FSException(ErrorClass.PERMISSION, path, "this system has no user '" + name + "'", e);
            }
            users.put(name, known);
        }
        return known;
    }

    private GroupPrincipal group(String name, String path) throws IOException {
        GroupPrincipal known = groups.get(name);
        if (known == null) {
            try {
                known = lookup.lookupPrincipalByGroupName(name);
            } catch (UserPrincipalNotFoundException e) {
                throw new FSException(ErrorClass.PERMISSION, path, "this system has no group '" + name + "'", e);
            }
            groups.put(name, known);
        }
        return known;
    }
}
