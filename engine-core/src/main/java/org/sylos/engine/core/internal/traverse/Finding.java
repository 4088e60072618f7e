package org.sylos.engine.core.internal.traverse;

/** What discovery hands over to the thread that writes. */
sealed interface Finding permits SidePage, RoundEnd {
    /** About the rows it becomes, at least 1. */
    int weight();
}
