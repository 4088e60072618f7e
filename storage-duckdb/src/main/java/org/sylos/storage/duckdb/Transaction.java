package org.sylos.storage.duckdb;

import java.util.ArrayList;
import java.util.List;

/** A transaction that is going on, and what is to be done once it is durable. */
final class Transaction {
    private final Session session;
    private final List<Runnable> afterwards = new ArrayList<>();

    Transaction(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    /** Leaves something to be done right after the commit, before any other change; it must not fail. */
    void afterCommit(Runnable action) {
        afterwards.add(action);
    }

    void committed() {
        afterwards.forEach(Runnable::run);
    }
}
