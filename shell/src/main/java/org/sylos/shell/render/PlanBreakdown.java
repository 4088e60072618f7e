package org.sylos.shell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sylos.engine.api.storage.PlanDetail;
import org.sylos.engine.api.storage.PlanFolder;
import org.sylos.engine.api.storage.SizeClass;

/**
 * How large what is to be copied is, and where most of it lies.
 *
 * @param folder path of the folder below which was looked
 * @param detail what there is
 */
public record PlanBreakdown(String folder, PlanDetail detail) {
    void appendTo(StringBuilder out, Palette palette) {
        String where = folder.equals("/") ? "" : " in " + Text.printable(folder);
        TallyTable sizes = new TallyTable();
        for (SizeClass size : SizeClass.values()) {
            sizes.addIfAny(label(size), detail.of(size), "", UnaryOperator.identity());
        }
        if (!detail.sizes().isEmpty()) {
            out.append('\n')
                    .append(palette.bold("Files to copy by size" + where))
                    .append('\n');
            sizes.appendTo(out);
        }
        TallyTable folders = new TallyTable();
        for (PlanFolder one : detail.folders()) {
            folders.add(Text.printable(one.path()), one.toCopy(), "", UnaryOperator.identity());
        }
        if (!detail.folders().isEmpty()) {
            out.append('\n').append(palette.bold("Most to copy" + where)).append('\n');
            folders.appendTo(out);
        }
    }

    private static String label(SizeClass size) {
        return switch (size) {
            case EMPTY -> "empty";
            case UP_TO_4_KIB -> "up to 4 KiB";
            case UP_TO_1_MIB -> "up to 1 MiB";
            case UP_TO_64_MIB -> "up to 64 MiB";
            case UP_TO_1_GIB -> "up to 1 GiB";
            case LARGER -> "larger";
        };
    }

    Document document() {
        Document.Builder sizes = Document.builder();
        for (SizeClass size : SizeClass.values()) {
            sizes.put(size.label(), PlanView.tally(detail.of(size)));
        }
        List<Document> folders = new ArrayList<>();
        for (PlanFolder one : detail.folders()) {
            folders.add(Document.builder()
                    .put("path", one.path())
                    .put("nodes", one.toCopy().nodes())
                    .put("bytes", one.toCopy().bytes())
                    .build());
        }
        return Document.builder()
                .put("below", folder)
                .put("sizes", sizes.build())
                .put("folders", folders)
                .build();
    }
}
