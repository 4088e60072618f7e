package org.sylos.engine.core.internal.traverse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.FolderWork;

/** Looks at entries before they are stored: refuses names that are none, and asks the filters. Thread-safe. */
final class EntryScreen {
    private final List<NodeFilter> filters;

    EntryScreen(List<NodeFilter> filters) {
        this.filters = filters;
    }

    /** Entries fit to be stored, what was rejected among them by index, how many cannot be listed, and their bytes. */
    record Screened(List<Entry> entries, Map<Integer, FilterDecision.Reject> rejections, long leaves, long bytes) {}

    Screened look(FolderWork folder, List<Entry> page) {
        List<Entry> copied = null;
        Map<Integer, FilterDecision.Reject> rejections = Map.of();
        long bytes = 0;
        long leaves = 0;
        for (int i = 0; i < page.size(); i++) {
            Entry entry = page.get(i);
            bytes += entry.size();
            boolean changed = !nameable(entry.name());
            Entry checked = changed ? misnamed(entry) : entry;
            if (checked.problem() == null && !filters.isEmpty()) {
                Object answer = ask(folder, checked);
                if (answer instanceof FilterDecision.Reject reject) {
                    rejections = rejections.isEmpty() ? new HashMap<>() : rejections;
                    rejections.put(i, reject);
                } else if (answer instanceof EntryProblem problem) {
                    checked = withProblem(checked, checked.name(), problem);
                    changed = true;
                }
            }
            leaves += checked.kind() == NodeKind.FOLDER && checked.problem() == null && !rejections.containsKey(i)
                    ? 0
                    : 1;
            if (changed) {
                copied = copied == null ? new ArrayList<>(page) : copied;
                copied.set(i, checked);
            }
        }
        return new Screened(copied == null ? page : copied, rejections, leaves, bytes);
    }

    /** A rejection, a problem when a filter threw, or null when every filter accepts. */
    private @Nullable Object ask(FolderWork folder, Entry entry) {
        Candidate candidate = new Candidate(
                NodeRef.childPath(folder.ref().path(), entry.name()),
                entry.name(),
                entry.kind(),
                entry.size(),
                entry.mtime(),
                folder.depth() + 1);
        for (NodeFilter filter : filters) {
            try {
                if (filter.decide(candidate) instanceof FilterDecision.Reject reject) {
                    return reject;
                }
            } catch (RuntimeException e) {
                return new EntryProblem(ErrorClass.CONFLICT, "a filter failed on it: " + e);
            }
        }
        return null;
    }

    /** A listing may come from a broken or hostile service; a name that leads elsewhere must never be joined to a path. */
    private static boolean nameable(String name) {
        return !name.isEmpty()
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0
                && !name.equals(".")
                && !name.equals("..");
    }

    private static Entry misnamed(Entry entry) {
        String shown = entry.name().isEmpty()
                ? "(empty name)"
                : "(unusable name) " + entry.name().replace('/', '\u2215').replace('\0', '\u2400');
        return withProblem(
                entry,
                shown,
                new EntryProblem(ErrorClass.INVALID_NAME, "the service listed a name that cannot be a name"));
    }

    private static Entry withProblem(Entry entry, String name, EntryProblem problem) {
        return new Entry(
                name, entry.kind(), entry.size(), entry.mtime(), entry.nativeId(), entry.linkTarget(), problem);
    }
}
