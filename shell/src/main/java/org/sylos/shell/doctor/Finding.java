package org.sylos.shell.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What was looked at and what was found.
 *
 * @param grade how grave it is
 * @param subject what was looked at
 * @param finding what was found
 * @param advice what to do about it, or null
 */
public record Finding(
        Grade grade,
        String subject,
        String finding,
        @Nullable String advice) {
    /** How grave a finding is. */
    public enum Grade {
        /** All is well. */
        OK,
        /** It works, but not as well as it could. */
        WARN,
        /** It does not work. */
        FAIL
    }
}
