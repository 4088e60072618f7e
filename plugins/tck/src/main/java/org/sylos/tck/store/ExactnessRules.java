package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.NodeView;

/** What is put in comes out as it was, whatever it is. */
interface ExactnessRules extends StoreRules {
    @Test
    default void required_sto107_names_come_back_exactly() {
        List<Shape> children = new ArrayList<>();
        List<String> paths = new ArrayList<>(List.of("/"));
        for (String name : Hostile.NAMES) {
            children.add(Shape.folder(name, Shape.file(name, 1)));
            paths.add("/" + name);
        }
        Hostile.NAMES.forEach(name -> paths.add("/" + name + "/" + name));
        Shape tree = Shape.root(children.toArray(new Shape[0]));
        rig().discover(tree, tree, StoreRig.NEWER);
        rig().reopen();
        for (Side side : Side.values()) {
            assertThat(rig().paths(side)).isEqualTo(paths);
        }
        Map<String, NodeView> destinations = rig().byPath(Side.DST);
        for (NodeView node : rig().nodes(Side.SRC)) {
            assertThat(StoreRig.says(node)).as(node.path()).isEqualTo("successful already_exists");
            assertThat(destinations.get(node.path()))
                    .extracting(NodeView::id)
                    .as(node.path())
                    .isEqualTo(node.partnerId());
        }
        for (String name : Hostile.NAMES) {
            String path = "/" + name + "/" + name;
            assertThat(rig().src(path).path()).isEqualTo(path);
        }
    }

    @Test
    default void required_sto107_times_and_sizes_come_back_exactly() {
        List<Shape> children = new ArrayList<>();
        for (Instant time : Hostile.TIMES) {
            children.add(Shape.file("file " + time, 1, time));
            children.add(Shape.folder("folder " + time).at(time));
        }
        children.add(Shape.file("no time", 0, null));
        children.add(Shape.file("odd", (1L << 53) + 1));
        children.add(Shape.file("large", 1L << 62));
        rig().discover(Shape.root(children.toArray(new Shape[0])), Shape.root(), StoreRig.NEWER);
        rig().reopen();
        Map<String, NodeView> nodes = rig().byPath(Side.SRC);
        for (Shape child : children) {
            NodeView node = Objects.requireNonNull(nodes.get("/" + child.entry().name()));
            assertThat(node.mtime()).as(node.path()).isEqualTo(child.entry().mtime());
            assertThat(node.size()).as(node.path()).isEqualTo(child.entry().size());
            assertThat(node.kind()).as(node.path()).isEqualTo(child.entry().kind());
        }
        List<FileCopy> files = Paging.all(9, FileCopy::id, rig().copies()::pendingFiles);
        assertThat(files)
                .extracting(FileCopy::mtime)
                .containsSubsequence(Hostile.TIMES)
                .containsNull();
        assertThat(files).extracting(FileCopy::size).contains((1L << 53) + 1, 1L << 62);
    }

    @Test
    default void required_sto107_identifiers_and_targets_come_back_exactly() {
        List<Shape> children = new ArrayList<>();
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            String text = Hostile.NAMES.get(i);
            children.add(Shape.folder("d" + i).withId("/d/" + text));
            children.add(Shape.link("l" + i, "../" + text).withId(text));
        }
        Shape root = Shape.root(children.toArray(new Shape[0])).withId("the 'root'");
        rig().discover(root, Shape.root().withId("other \"root\""), StoreRig.NEWER);
        rig().reopen();
        List<FolderWork> work = rig().discovery().pending(Side.SRC, 1, 0, 1);
        assertThat(work).isEmpty();
        Map<String, NodeView> nodes = rig().byPath(Side.SRC);
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            String text = Hostile.NAMES.get(i);
            NodeView link = Objects.requireNonNull(nodes.get("/l" + i));
            assertThat(nodes.get("/d" + i)).extracting(NodeView::nativeId).isEqualTo("/d/" + text);
            assertThat(link.nativeId()).isEqualTo(text);
            assertThat(link.linkTarget()).isEqualTo("../" + text);
        }
        FileCopy first = rig().copies().pendingFiles(0, 1).get(0);
        assertThat(first.source()).isEqualTo(new NodeRef("/l0", Hostile.NAMES.get(0)));
        assertThat(first.linkTarget()).isEqualTo("../" + Hostile.NAMES.get(0));
        assertThat(first.dstParent()).isEqualTo(new NodeRef("/", "other \"root\""));
    }

    @Test
    default void required_sto107_reasons_and_messages_come_back_exactly() {
        List<Shape> children = new ArrayList<>();
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            String text = Hostile.NAMES.get(i);
            children.add(Shape.file("out" + i, 1).rejected("rule " + text, "reason " + text));
            children.add(Shape.unreadable("bad" + i, ErrorClass.CORRUPT, text));
        }
        children.add(Shape.file("tried", 1));
        rig().discover(Shape.root(children.toArray(new Shape[0])), null, StoreRig.NEWER);
        List<Attempt> failures = new ArrayList<>();
        for (ErrorClass errorClass : ErrorClass.values()) {
            Instant at = Shape.TIME.plusNanos(errorClass.code());
            failures.add(new Attempt(at, errorClass, "a " + errorClass + " it's\n"));
        }
        failures.add(new Attempt(Shape.TIME, ErrorClass.FATAL, ""));
        long tried = rig().src("/tried").id();
        rig().copies().record(List.of(new CopyOutcome(tried, CopyStatus.FAILED, null, null, failures)));
        rig().reopen();
        Map<String, NodeView> nodes = rig().byPath(Side.SRC);
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            String text = Hostile.NAMES.get(i);
            NodeView out = Objects.requireNonNull(nodes.get("/out" + i));
            assertThat(out.rule()).isEqualTo("rule " + text);
            assertThat(out.message()).isEqualTo("reason " + text);
            assertThat(nodes.get("/bad" + i)).extracting(NodeView::message).isEqualTo(text);
        }
        assertThat(rig().attempts(rig().src("/tried")))
                .extracting(AttemptRecord::at, AttemptRecord::errorClass, AttemptRecord::message)
                .containsExactlyElementsOf(failures.stream()
                        .map(failure -> tuple(failure.at(), failure.errorClass(), failure.message()))
                        .toList());
        assertThat(rig().src("/tried").message()).isEmpty();
    }
}
