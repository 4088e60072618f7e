package org.sylos.engine.core.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.StateCondition;
import org.sylos.engine.api.rule.Subject;

/** A node that tests ask about; no condition on its state holds. */
record Asked(
        String path, NodeKind kind, long size, @Nullable Instant mtime) implements Subject {

    static Asked file(String path) {
        return new Asked(path, NodeKind.FILE, 1, null);
    }

    static Asked folder(String path) {
        return new Asked(path, NodeKind.FOLDER, 0, null);
    }

    static Asked named(String name) {
        return file("/folder/" + name);
    }

    Asked withSize(long bytes) {
        return new Asked(path, kind, bytes, mtime);
    }

    Asked at(String time) {
        return new Asked(path, kind, size, Instant.parse(time));
    }

    @Override
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public int depth() {
        return path.length() == 1 ? 0 : (int) path.chars().filter(c -> c == '/').count();
    }

    @Override
    public boolean holds(StateCondition condition) {
        return false;
    }
}
