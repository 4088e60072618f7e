package org.sylos.engine.api.storage;

import java.time.Instant;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;

/**
 * A source node that has another name at the destination.
 *
 * @param id node id on SRC
 * @param kind what it is
 * @param path its path on SRC
 * @param name its name at the destination
 * @param user who gave it the name
 * @param at when
 */
@Stability(Stability.Level.EVOLVING)
public record RenamedNode(long id, NodeKind kind, String path, String name, String user, Instant at) {}
