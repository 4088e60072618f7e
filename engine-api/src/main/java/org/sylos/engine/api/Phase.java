package org.sylos.engine.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a migration stands. The labels are persisted and shown; they never change. */
@Stability(Stability.Level.STABLE)
public enum Phase {
    /** The roots of both sides are chosen. */
    CREATED("Roots-Set"),
    /** Filters are configured. */
    FILTERS_SET("Filters-Set"),
    /** Both trees are being discovered and compared. */
    TRAVERSING("Traversal-In-Progress"),
    /** Discovery, or a copy that left failures, has ended; a person looks at the plan. */
    REVIEW("Awaiting-Path-Review"),
    /** The plan is being carried out. */
    COPYING("Copy-In-Progress"),
    /** Everything planned is done and verified. */
    COMPLETED("Complete"),
    /** Stopped or interrupted; the phase to return to is remembered beside it. */
    SUSPENDED("Suspended");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** {@return the canonical string of the phase} */
    public String label() {
        return label;
    }

    /** {@return whether a run is going on in this phase} */
    public boolean inProgress() {
        return this == TRAVERSING || this == COPYING;
    }

    /**
     * {@return the phase with this canonical string}
     *
     * @param label a canonical string
     * @throws IllegalArgumentException when there is none; the message lists them
     */
    public static Phase ofLabel(String label) {
        for (Phase phase : values()) {
            if (phase.label.equals(label)) {
                return phase;
            }
        }
        throw new IllegalArgumentException("no phase is called '" + label + "'; the phases are "
                + Arrays.stream(values()).map(Phase::label).collect(Collectors.joining(", ")));
    }
}
