package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.store.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.StoreException.Reason;

/** Where a store is, and who has it. */
interface PlaceRules extends StoreRules {
    @Test
    default void required_sto101_modes_of_opening() {
        assertRefused(Reason.MISSING, () -> rig().open(OpenMode.OPEN));
        assertThat(rig().factory().exists(rig().database())).isFalse();
        try (MigrationStore store = rig().open(OpenMode.CREATE)) {
            assertThat(store.displayLocation()).isNotBlank();
            store.lifecycle().initialise(StoreRig.MIGRATION);
        }
        assertThat(rig().factory().exists(rig().database())).isTrue();
        assertRefused(Reason.EXISTS, () -> rig().open(OpenMode.CREATE));
        for (OpenMode mode : new OpenMode[] {OpenMode.OPEN, OpenMode.OPEN_OR_CREATE}) {
            try (MigrationStore store = rig().open(mode)) {
                assertThat(store.lifecycle().load()).as("%s", mode).contains(StoreRig.MIGRATION);
            }
        }
        rig().factory().delete(rig().database());
        try (MigrationStore store = rig().open(OpenMode.OPEN_OR_CREATE)) {
            assertThat(store.lifecycle().load()).isEmpty();
        }
        assertThat(rig().factory().exists(rig().database())).isTrue();
    }

    @Test
    default void required_sto102_a_store_has_one_holder() {
        rig().store().lifecycle().putDocument("config", "kept");
        assertRefused(Reason.IN_USE, () -> rig().open(OpenMode.OPEN));
        assertRefused(Reason.IN_USE, () -> rig().open(OpenMode.OPEN_OR_CREATE));
        assertRefused(Reason.IN_USE, () -> rig().factory().delete(rig().database()));
        assertThat(rig().store().lifecycle().document("config")).contains("kept");
        assertThat(rig().reopen().lifecycle().document("config")).contains("kept");
    }

    @Test
    default void required_sto103_delete_leaves_nothing() {
        rig().factory().delete(rig().database());
        rig().discover(Shape.root(Shape.file("a", 1)), null, StoreRig.NEWER);
        rig().store().lifecycle().putDocument("config", "old");
        rig().close();
        rig().factory().delete(rig().database());
        assertThat(rig().factory().exists(rig().database())).isFalse();
        try (MigrationStore store = rig().open(OpenMode.CREATE)) {
            assertThat(store.lifecycle().load()).isEmpty();
            assertThat(store.lifecycle().document("config")).isEmpty();
            assertThat(Paging.nodes(store, Side.SRC)).isEmpty();
        }
    }

    @Test
    default void required_sto105_closing_twice_is_harmless() {
        MigrationStore store = rig().store();
        store.close();
        store.close();
        assertThat(rig().reopen().lifecycle().load()).contains(StoreRig.MIGRATION);
    }

    @Test
    default void required_sto110_a_store_whose_folder_was_moved_is_found_there() throws IOException {
        Path old = Files.createDirectory(rig().database().resolveSibling("old"));
        Path before = old.resolve("moved.db");
        try (MigrationStore store = rig().open(before, OpenMode.CREATE)) {
            store.lifecycle().initialise(StoreRig.MIGRATION);
            store.lifecycle().putDocument("config", "as it was");
        }
        Path after = Files.move(old, old.resolveSibling("new")).resolve("moved.db");
        rig().factory().moved(before, after);
        assertThat(rig().factory().exists(before)).isFalse();
        assertThat(rig().factory().exists(after)).isTrue();
        try (MigrationStore store = rig().open(after, OpenMode.OPEN)) {
            assertThat(store.lifecycle().load()).contains(StoreRig.MIGRATION);
            assertThat(store.lifecycle().document("config")).contains("as it was");
        }
    }
}
