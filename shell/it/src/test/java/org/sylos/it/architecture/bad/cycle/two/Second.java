package org.sylos.it.architecture.bad.cycle.two;

import org.sylos.it.architecture.bad.cycle.one.First;

/** Knows the first one, which knows this one. */
public record Second(String name, Class<First> other) {}
