package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.sylos.engine.api.fs.FSAdapter;

/** Adapters that change one thing keep the whole contract otherwise. */
class WrapperContractTest {
    /** Names of any case. */
    @Nested
    class Folding extends MemoryContract {
        Folding() {
            super(MemoryTree.builder());
        }

        @Override
        FSAdapter wrap(FSAdapter adapter) {
            return new FoldingView(adapter);
        }
    }

    /** Counted handles: the kit itself forgets none. */
    @Nested
    class Counting extends MemoryContract {
        private final List<HandleLimit> opened = new ArrayList<>();
        private boolean killed;

        Counting() {
            super(MemoryTree.builder());
        }

        @Override
        FSAdapter wrap(FSAdapter adapter) {
            HandleLimit limit = new HandleLimit(adapter, Integer.MAX_VALUE);
            opened.add(limit);
            return limit;
        }

        /** What dies with its process closes nothing. */
        @Override
        protected boolean kill(FSAdapter adapter) {
            killed = true;
            return super.kill(adapter);
        }

        @AfterEach
        void nothingIsLeftOpen() {
            if (!killed) {
                assertThat(opened).allSatisfy(limit -> assertThat(limit.open()).isZero());
            }
        }
    }
}
