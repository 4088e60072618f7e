package org.sylos.engine.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells how far a public type may change in later releases of the API. Every public type of an exported package has it. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Stability(Stability.Level.STABLE)
public @interface Stability {
    /** {@return how much change to expect} */
    Level value();

    /** {@return first API version that has the type} */
    String since() default "0.1";

    /** The levels, from the firmest to the loosest. */
    @Stability(Level.STABLE)
    enum Level {
        /** Changes only compatibly until the next major version. */
        STABLE,
        /** May change incompatibly in a minor version; the change is announced. */
        EVOLVING,
        /** May change or go at any time. */
        EXPERIMENTAL
    }
}
