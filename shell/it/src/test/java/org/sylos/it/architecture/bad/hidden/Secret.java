package org.sylos.it.architecture.bad.hidden;

/** Nobody's business outside its module. */
public final class Secret {
    private Secret() {}

    /** {@return nothing of interest} */
    public static String tell() {
        return "";
    }
}
