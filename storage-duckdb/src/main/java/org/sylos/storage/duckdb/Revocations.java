package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Revocation;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/** Fails nodes that were held to be in place. Rare, so one statement for all of them is quick enough. */
final class Revocations {
    private Revocations() {}

    static void record(Session session, Trees trees, List<Revocation> findings) throws SQLException {
        Map<Long, AttemptLog.Tries> tries = new LinkedHashMap<>();
        for (Revocation finding : findings) {
            tries.merge(
                    finding.id(),
                    new AttemptLog.Tries(finding.id(), List.of(finding.failure()), null),
                    Revocations::together);
        }
        long changed = session.update(
                """
                UPDATE src_node SET copy = ?
                WHERE id IN (SELECT unnest(?::BIGINT[])) AND copy IN (?, ?, ?)
                """,
                CopyStatus.FAILED.code(),
                session.numbers(tries.keySet()),
                CopyStatus.SUCCESSFUL.code(),
                CopyStatus.ALREADY_EXISTS.code(),
                CopyStatus.FAILED.code());
        if (changed != tries.size()) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    (tries.size() - changed) + " of " + tries.size() + " nodes are not held to be in place",
                    null,
                    null);
        }
        trees.attempts().add(session, Side.SRC, Operation.COPY, List.copyOf(tries.values()));
    }

    private static AttemptLog.Tries together(AttemptLog.Tries one, AttemptLog.Tries other) {
        List<Attempt> both = new ArrayList<>(one.failures());
        both.addAll(other.failures());
        return new AttemptLog.Tries(one.id(), both, null);
    }
}
