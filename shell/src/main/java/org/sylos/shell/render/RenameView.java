package org.sylos.shell.render;

import org.sylos.engine.api.storage.RenameChange;

/**
 * What came of giving nodes other names, or their own ones back.
 *
 * @param restored whether they got their own ones back
 * @param changed how many nodes have changed
 * @param taken how many stay as they are because the new name is taken
 * @param passedOver how many it does not apply to
 */
public record RenameView(boolean restored, long changed, long taken, long passedOver) {
    /** Nothing renamed yet. */
    public static final RenameView NOTHING = new RenameView(false, 0, 0, 0);

    /** Nothing restored yet. */
    public static final RenameView RESTORED = new RenameView(true, 0, 0, 0);

    /** Both together. */
    public RenameView plus(RenameChange change) {
        return new RenameView(
                restored,
                changed + change.changed(),
                taken + change.taken().size(),
                passedOver + change.passedOver().size());
    }

    /** For people. */
    public String text() {
        StringBuilder out = new StringBuilder();
        if (changed > 0) {
            out.append(Units.count(changed, "node has its", "nodes have their"))
                    .append(restored ? " own name again.\n" : " name at the destination now.\n");
        }
        if (taken > 0) {
            out.append(Units.count(taken, "node stays as it is: its", "nodes stay as they are: their"))
                    .append(" new name is taken at the destination.\n");
        }
        if (passedOver > 0) {
            out.append(Units.count(passedOver, "node stays as it is: ", "nodes stay as they are: "))
                    .append(
                            restored
                                    ? "it has its own name, or is at the destination already.\n"
                                    : "no other name is needed, or it is left out, or at the destination already.\n");
        }
        return out.isEmpty() ? "Nothing changed.\n" : out.toString();
    }

    /** For programs. */
    public Document document() {
        return Document.builder()
                .put("action", restored ? "restore" : "rename")
                .put("changed", changed)
                .put("taken", taken)
                .put("passed_over", passedOver)
                .build();
    }
}
