package org.sylos.shell.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.doctor.Finding.Grade;

/** What was found so far. Advice is for what is not well. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void ok(String subject, String finding) {
        add(Grade.OK, subject, finding, null);
    }

    void failed(String subject, SylosException e) {
        add(Grade.FAIL, subject, String.valueOf(e.getMessage()), e.hint().orElse(null));
    }

    void add(Grade grade, String subject, String finding, @Nullable String advice) {
        all.add(new Finding(grade, subject, finding, grade == Grade.OK ? null : advice));
    }

    /** In the order in which they were found. */
    List<Finding> all() {
        return List.copyOf(all);
    }
}
