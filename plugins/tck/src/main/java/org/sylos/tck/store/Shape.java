package org.sylos.tck.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.filter.FilterDecision.Reject;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.Attempt;

/**
 * A tree to be discovered: what a listing would find and what would be decided about it.
 *
 * @param entry the node
 * @param children what is in it
 * @param rejection why a filter rejects it; null when none does
 * @param failure how listing it fails for good, after its children were handed out; null when it does not fail
 */
record Shape(
        Entry entry,
        List<Shape> children,
        @Nullable Reject rejection,
        @Nullable Attempt failure) {
    /** The time of everything that is given no other. */
    static final Instant TIME = Instant.parse("2024-05-06T07:08:09.123456789Z");

    Shape {
        children = List.copyOf(children);
    }

    private static Shape of(Entry entry, Shape... children) {
        return new Shape(entry, List.of(children), null, null);
    }

    static Shape root(Shape... children) {
        return folder("", children);
    }

    static Shape folder(String name, Shape... children) {
        return of(Entry.folder(name, TIME), children);
    }

    static Shape file(String name, long size) {
        return file(name, size, TIME);
    }

    static Shape file(String name, long size, @Nullable Instant mtime) {
        return of(Entry.file(name, size, mtime));
    }

    static Shape link(String name, String target) {
        return of(Entry.symlink(name, TIME, target));
    }

    static Shape unsupported(String name, String reason) {
        return of(Entry.unsupported(name, TIME, reason));
    }

    static Shape unreadable(String name, ErrorClass errorClass, String message) {
        return of(Entry.unreadable(name, errorClass, message));
    }

    /** The same with a problem: its kind is known, and yet it cannot take part. */
    Shape withProblem(ErrorClass errorClass, String message) {
        EntryProblem problem = new EntryProblem(errorClass, message);
        return with(new Entry(
                entry.name(),
                entry.kind(),
                entry.size(),
                entry.mtime(),
                entry.nativeId(),
                entry.linkTarget(),
                problem));
    }

    Shape withId(String nativeId) {
        return with(new Entry(
                entry.name(),
                entry.kind(),
                entry.size(),
                entry.mtime(),
                nativeId,
                entry.linkTarget(),
                entry.problem()));
    }

    Shape at(@Nullable Instant mtime) {
        return with(new Entry(
                entry.name(),
                entry.kind(),
                entry.size(),
                mtime,
                entry.nativeId(),
                entry.linkTarget(),
                entry.problem()));
    }

    private Shape with(Entry other) {
        return new Shape(other, children, rejection, failure);
    }

    Shape rejected(String rule, String reason) {
        return new Shape(entry, children, new Reject(rule, reason), failure);
    }

    Shape unlistable(ErrorClass errorClass, String message) {
        return new Shape(entry, children, rejection, new Attempt(TIME, errorClass, message));
    }

    boolean isFolder() {
        return entry.kind() == NodeKind.FOLDER;
    }

    /** The depth of the deepest node below, counted from this one. */
    int height() {
        return children.stream().mapToInt(child -> child.height() + 1).max().orElse(0);
    }
}
