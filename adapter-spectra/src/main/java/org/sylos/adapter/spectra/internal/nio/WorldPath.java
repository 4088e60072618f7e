package org.sylos.adapter.spectra.internal.nio;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A path as on Unix: names, told apart exactly, and whether it begins at the root. Immutable. */
final class WorldPath implements Path {
    private final WorldFileSystem files;
    private final boolean absolute;
    /** No name is empty, except that the empty path consists of one empty name. */
    private final List<String> names;

    private final String text;

    WorldPath(WorldFileSystem files, boolean absolute, List<String> names) {
        this.files = files;
        this.absolute = absolute;
        this.names = List.copyOf(names);
        text = (absolute ? "/" : "") + String.join("/", names);
    }

    static WorldPath parse(WorldFileSystem files, String text) {
        int nul = text.indexOf(0);
        if (nul >= 0) {
            throw new InvalidPathException(text, "no name holds the character U+0000", nul);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidPathException(text, "half of a surrogate pair stands alone");
        }
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return of(files, text.startsWith("/"), names);
    }

    private static WorldPath of(WorldFileSystem files, boolean absolute, List<String> names) {
        return new WorldPath(files, absolute, names.isEmpty() && !absolute ? List.of("") : names);
    }

    /** A path of ours, in whichever of our file systems. */
    static WorldPath of(Path path) {
        if (Objects.requireNonNull(path) instanceof WorldPath ours) {
            return ours;
        }
        throw new ProviderMismatchException("'" + path + "' is not a path of a simulated world");
    }

    private WorldPath with(boolean fromRoot, List<String> all) {
        return of(files, fromRoot, all);
    }

    private boolean empty() {
        return text.isEmpty();
    }

    @Override
    public WorldFileSystem getFileSystem() {
        return files;
    }

    @Override
    public boolean isAbsolute() {
        return absolute;
    }

    @Override
    public @Nullable WorldPath getRoot() {
        return absolute ? files.root() : null;
    }

    @Override
    public @Nullable WorldPath getFileName() {
        return names.isEmpty() ? null : getName(names.size() - 1);
    }

    @Override
    public @Nullable WorldPath getParent() {
        if (names.size() <= 1) {
            return names.isEmpty() ? null : getRoot();
        }
        return with(absolute, names.subList(0, names.size() - 1));
    }

    @Override
    public int getNameCount() {
        return names.size();
    }

    @Override
    public WorldPath getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public WorldPath subpath(int from, int to) {
        if (from < 0 || to > names.size() || from >= to) {
            throw new IllegalArgumentException("'" + this + "' has no names from " + from + " to " + to);
        }
        return with(false, names.subList(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof WorldPath that
                && that.files == files
                && that.absolute == absolute
                && that.names.size() <= names.size()
                && that.names.equals(names.subList(0, that.names.size()));
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(other instanceof WorldPath that) || that.files != files || that.names.size() > names.size()) {
            return false;
        }
        return that.absolute
                ? that.equals(this)
                : that.names.equals(names.subList(names.size() - that.names.size(), names.size()));
    }

    @Override
    public WorldPath normalize() {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            boolean up = name.equals("..");
            if (up && !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
                kept.remove(kept.size() - 1);
            } else if (!name.equals(".") && !(up && absolute)) {
                kept.add(name);
            }
        }
        return with(absolute, kept);
    }

    @Override
    public WorldPath resolve(Path other) {
        WorldPath that = of(other);
        if (that.absolute || empty()) {
            return that;
        }
        if (that.empty()) {
            return this;
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(that.names);
        return with(absolute, all);
    }

    /** For the child that a folder is known to have. */
    WorldPath child(String name) {
        return empty() ? with(false, List.of(name)) : resolve(with(false, List.of(name)));
    }

    @Override
    public WorldPath relativize(Path other) {
        WorldPath that = of(other);
        if (that.equals(this)) {
            return with(false, List.of());
        }
        if (that.absolute != absolute) {
            throw new IllegalArgumentException("of '" + this + "' and '" + that + "' only one begins at the root");
        }
        if (empty()) {
            return that;
        }
        boolean plain =
                Collections.disjoint(names, List.of(".", "..")) && Collections.disjoint(that.names, List.of(".", ".."));
        List<String> from = plain ? names : normalize().names;
        List<String> to = plain ? that.names : that.normalize().names;
        int same = 0;
        while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) {
            same++;
        }
        List<String> down =
                from.subList(same, from.size()).equals(List.of("")) ? List.of() : from.subList(same, from.size());
        if (down.contains("..")) {
            throw new IllegalArgumentException("no relative path leads from '" + this + "' to '" + that + "'");
        }
        List<String> way = new ArrayList<>(Collections.nCopies(down.size(), ".."));
        to.subList(same, to.size()).stream().filter(name -> !name.isEmpty()).forEach(way::add);
        return with(false, way);
    }

    @Override
    public URI toUri() {
        try {
            return new URI(WorldProvider.SCHEME, files.name(), toAbsolutePath().text, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("'" + text + "' has no URI", e);
        }
    }

    @Override
    public WorldPath toAbsolutePath() {
        return absolute ? this : files.root().resolve(this);
    }

    @Override
    public WorldPath toRealPath(LinkOption... options) throws IOException {
        WorldPath real = toAbsolutePath().normalize();
        Nodes.entry(real);
        return real;
    }

    /** The path of the node in its world. */
    String inWorld() {
        return toAbsolutePath().normalize().text;
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("simulated worlds cannot be watched");
    }

    /** By code points, as the bytes of UTF-8 are ordered. */
    @Override
    public int compareTo(Path other) {
        WorldPath that = (WorldPath) other;
        int most = Math.min(text.length(), that.text.length());
        int at = 0;
        while (at < most && text.charAt(at) == that.text.charAt(at)) {
            at++;
        }
        if (at == most) {
            int order = Integer.compare(text.length(), that.text.length());
            return order != 0 ? order : Long.compare(files.number(), that.files.number());
        }
        // Where only the second halves of pairs differ, these are in the order of the code points as well.
        return Integer.compare(text.codePointAt(at), that.text.codePointAt(at));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorldPath that && that.files == files && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
