package org.sylos.engine.core.internal.config;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.Service;

/**
 * What is kept of one side.
 *
 * @param name what people call it
 * @param location where it is; null when the caller gives an adapter of their own
 * @param text where it is, for people, and for telling whether a caller's adapter is for the same place
 */
public record StoredService(String name, @Nullable Location location, String text) {
    /** What is kept of a service. */
    public static StoredService of(Service service) {
        return new StoredService(service.name(), service.location(), service.text());
    }
}
