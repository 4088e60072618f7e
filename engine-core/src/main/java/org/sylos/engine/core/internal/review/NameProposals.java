package org.sylos.engine.core.internal.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.core.NameProposal;

/** Proposes names for nodes that need one, by trying until all of them are free. */
final class NameProposals {
    /** Who has so many namesakes is left to people. */
    private static final int MOST_NUMBER = 1000;

    private final NameRules rules;
    private final NameMaker maker;
    private final Function<List<NewName>, RenameChange> rehearsal;

    /** @param rehearsal tells which of some names could be given out */
    NameProposals(NameRules rules, Function<List<NewName>, RenameChange> rehearsal) {
        this.rules = rules;
        this.maker = new NameMaker(rules);
        this.rehearsal = rehearsal;
    }

    /** A node and what is tried for it: with the number 0 it keeps its name, with 1 that is only made fit. */
    private static final class Try {
        final NodeView node;
        int number;

        Try(NodeView node, int number) {
            this.node = node;
            this.number = number;
        }
    }

    private record Claim(long folder, String key) {}

    List<NameProposal> of(List<NodeView> misfits) {
        Map<Long, Try> tries = new HashMap<>();
        Map<Claim, Integer> claims = new HashMap<>();
        misfits.stream().filter(NameProposals::failed).forEach(node -> claims.merge(claim(node), 1, Integer::sum));
        Set<Claim> kept = new HashSet<>();
        for (NodeView node : misfits) {
            boolean rivals = failed(node) && claims.getOrDefault(claim(node), 0) > 1;
            boolean fit = rules.refusal(name(node)).isEmpty();
            // The first of several that claim one name may keep it.
            int number = rivals && fit && kept.add(claim(node)) ? 0 : failed(node) && fit ? 2 : 1;
            tries.put(node.id(), new Try(node, number));
        }
        settle(tries, misfits);
        List<NameProposal> proposals = new ArrayList<>();
        for (NodeView node : misfits) {
            Try settled = tries.get(node.id());
            if (settled != null) {
                proposals.add(new NameProposal(node, reason(node), tried(settled)));
            }
        }
        return proposals;
    }

    private void settle(Map<Long, Try> tries, List<NodeView> misfits) {
        while (!tries.isEmpty()) {
            List<NewName> names = new ArrayList<>();
            spread(tries, misfits);
            for (NodeView node : misfits) {
                Try asked = tries.get(node.id());
                if (asked != null) {
                    names.add(new NewName(node.id(), tried(asked)));
                }
            }
            RenameChange answer = rehearsal.apply(names);
            if (answer.taken().isEmpty() && answer.passedOver().isEmpty()) {
                return;
            }
            answer.passedOver().forEach(tries::remove);
            for (long id : answer.taken()) {
                Try again = tries.get(id);
                if (again != null) {
                    again.number = Math.max(2, again.number + 1);
                    if (again.number > MOST_NUMBER) {
                        tries.remove(id);
                    }
                }
            }
        }
    }

    /** Lets no two of them try one name: of many namesakes, each answer would otherwise settle one. */
    private void spread(Map<Long, Try> tries, List<NodeView> misfits) {
        Set<Claim> claimed = new HashSet<>();
        for (boolean keeps : new boolean[] {true, false}) {
            for (NodeView node : misfits) {
                Try asked = tries.get(node.id());
                if (asked == null || (asked.number == 0) != keeps) {
                    continue;
                }
                while (!claimed.add(new Claim(node.parentId(), rules.fold(tried(asked))))
                        && asked.number < MOST_NUMBER) {
                    asked.number = Math.max(2, asked.number + 1);
                }
            }
        }
    }

    private String tried(Try asked) {
        return asked.number == 0
                ? name(asked.node)
                : maker.make(name(asked.node), asked.node.kind() == NodeKind.FOLDER, asked.number);
    }

    private Claim claim(NodeView node) {
        return new Claim(node.parentId(), rules.fold(name(node)));
    }

    private static boolean failed(NodeView node) {
        return node.copy() == CopyStatus.FAILED;
    }

    private String reason(NodeView node) {
        String message = node.message();
        return failed(node) && message != null
                ? message
                : rules.refusal(name(node)).orElse("");
    }

    static String name(NodeView node) {
        return node.path().substring(node.path().lastIndexOf('/') + 1);
    }
}
