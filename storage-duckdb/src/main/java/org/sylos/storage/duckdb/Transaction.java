package org.sylos.storage.duckdb;

import java.util.ArrayList;
import java.util.List;

/** A transaction that is going on, and what is to be done once it is durable. */
final class Transaction {
    private final Session session;
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Runnable> inFailure = new ArrayList<>();

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

    /** Leaves something to be done right after the transaction has failed, before any other change; it must not fail. */
    void afterFailure(Runnable action) {
        inFailure.add(action);
    }

    void failed() {
        inFailure.forEach(Runnable::run);
    }

    void committed() {
        afterwards.forEach(Runnable::run);
    }
}
