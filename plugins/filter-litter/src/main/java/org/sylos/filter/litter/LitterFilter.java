package org.sylos.filter.litter;

import java.util.List;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;

/** Rejects what belongs to one of some groups. Immutable. */
final class LitterFilter implements NodeFilter {
    private final List<Group> groups;

    LitterFilter(List<Group> groups) {
        this.groups = List.copyOf(groups);
    }

    @Override
    public FilterDecision decide(Candidate candidate) {
        for (Group group : groups) {
            Litter found = group.match(candidate);
            if (found != null) {
                return new FilterDecision.Reject(group.key(), "it is " + found.what());
            }
        }
        return FilterDecision.ACCEPT;
    }
}
