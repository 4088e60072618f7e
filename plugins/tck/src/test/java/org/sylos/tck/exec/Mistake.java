package org.sylos.tck.exec;

/** What somebody could do wrong in an executor, and the rule that it breaks. */
enum Mistake {
    CARRIES_A_TASK_OUT_TWICE("exe101"),
    PASSES_OVER_EQUAL_TASKS("exe101"),
    LOSES_A_TASK("exe101"),
    KEEPS_RESULTS_TO_THE_END_OF_THE_TASK("exe102"),
    PASSES_OVER_EQUAL_RESULTS("exe102"),
    READS_THE_LIMIT_ONCE("exe103"),
    RUNS_ONE_MORE_THAN_ALLOWED("exe103"),
    RUNS_ONE_LESS_THAN_ALLOWED("exe103"),
    ENDS_WHEN_THE_SOURCE_DOES("exe104"),
    WAITS_FOR_THE_SOURCE_WHEN_STARTED("exe105"),
    HAS_FEW_THREADS_FOR_ALL_WORKS("exe105"),
    TELLS_THE_LIMIT_NOTHING("exe106"),
    TELLS_THE_LIMIT_THAT_ALL_IS_WELL("exe106"),
    TELLS_THE_LIMIT_OF_NOBODY_ELSE("exe106"),
    COUNTS_WHO_ASKS("exe107"),
    INTERRUPTS_WHEN_DRAINED("exe201"),
    LETS_THE_SOURCE_KEEP_A_DRAIN_WAITING("exe201"),
    GOES_ON_WHEN_DRAINED("exe201"),
    INTERRUPTS_NOBODY_WHEN_CANCELLED("exe202"),
    HAS_NO_TIME_TO_WAIT_WHEN_CANCELLED("exe202"),
    WAITS_IN_DRAIN("exe203"),
    DOES_NOT_WAIT_IN_CLOSE("exe204"),
    BEGINS_WHEN_CLOSED("exe205"),
    SWALLOWS_WHAT_IS_THROWN("exe301"),
    KEEPS_ONLY_THE_FIRST("exe301"),
    KNOWS_NO_ERRORS("exe301"),
    THROWS_ONLY_ONCE("exe301"),
    ENDS_WHEN_NOBODY_WAITS("exe302"),
    WAITS_ON_WHEN_INTERRUPTED("exe302"),
    ENDS_ALL_WHEN_ONE_FAILS("exe303"),
    TAKES_ANY_SETTING("exe401"),
    DESCRIBES_NOTHING("exe402"),
    CLOSES_ALL_OF_ITS_KIND("exe403");

    private final String rule;

    Mistake(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
