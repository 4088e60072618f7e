package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderCopy;
import org.sylos.engine.api.storage.TraversalStatus;

/** The kit is complete: every rule has a test, and the random migrations reach what they are meant to reach. */
class StoreRulesTest {
    @Test
    void every_numbered_rule_has_a_test_and_every_test_a_rule() throws IOException {
        Set<String> rules = new TreeSet<>();
        Matcher rule = Pattern.compile("^\\| STO-(\\d+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../../engine-api/CONTRACT.md")));
        while (rule.find()) {
            assertThat(rules.add(rule.group(1)))
                    .as("one rule %s", rule.group(1))
                    .isTrue();
        }
        Set<String> tests = new TreeSet<>();
        for (Method method : methods()) {
            Matcher name = Pattern.compile("required_sto(\\d+)_.*").matcher(method.getName());
            if (name.matches()) {
                tests.add(name.group(1));
            }
        }
        // Paging is held to its rule wherever pages are read.
        assertThat(Paging.class.getDeclaredMethods()).isNotEmpty();
        tests.add("108");
        assertThat(rules).hasSizeGreaterThan(70).isEqualTo(tests);
    }

    private static List<Method> methods() {
        return Stream.concat(
                        Stream.of(StoreContract.class.getMethods()),
                        Stream.of(StoreModelContract.class.getDeclaredMethods()))
                .toList();
    }

    @Test
    void random_migrations_reach_every_status_mode_and_kind_of_trouble() {
        Set<Object> reached = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            RandomMigration migration = new RandomMigration(seed);
            reached.add(migration.rule.mode());
            List<Fact> discovered = ExpectedDiscovery.of(migration);
            Stream.concat(discovered.stream(), RandomCopy.expected(discovered, seed).stream())
                    .forEach(fact -> {
                        reached.add(fact.traversal());
                        reached.add(String.valueOf(fact.copy()));
                        reached.add(String.valueOf(fact.errorClass()));
                        reached.add(fact.partner() == null);
                    });
        }
        assertThat(reached).contains((Object[]) CompareMode.values());
        assertThat(reached)
                .contains(
                        TraversalStatus.SUCCESSFUL,
                        TraversalStatus.FAILED,
                        TraversalStatus.EXCLUDED,
                        TraversalStatus.NOT_ON_SRC);
        for (CopyStatus status : List.of(
                CopyStatus.PENDING,
                CopyStatus.SUCCESSFUL,
                CopyStatus.ALREADY_EXISTS,
                CopyStatus.FAILED,
                CopyStatus.DRIFTED)) {
            assertThat(reached).contains(status.toString());
        }
        for (ErrorClass errorClass : List.of(
                ErrorClass.CONFLICT,
                ErrorClass.PARENT,
                ErrorClass.PERMISSION,
                ErrorClass.CORRUPT,
                ErrorClass.NO_SPACE)) {
            assertThat(reached).contains(errorClass.toString());
        }
        assertThat(reached).contains(true, false, "null");
    }

    @Test
    void the_store_in_memory_manages_a_hundred_thousand_nodes() {
        Shape[] folders = new Shape[100];
        for (int i = 0; i < folders.length; i++) {
            Shape[] files = new Shape[1000];
            for (int j = 0; j < files.length; j++) {
                files[j] = Shape.file("file " + j, j);
            }
            folders[i] = Shape.folder("folder " + i, files);
        }
        Shape tree = Shape.root(folders);
        try (StoreRig rig = new StoreRig(new MemoryStoreFactory(), Map.of(), Path.of("large.db"))) {
            rig.discover(tree, Shape.root(), StoreRig.NEWER);
            for (FolderCopy folder : rig.copies().pendingFolders(1, 0, 100)) {
                rig.copies().record(List.of(CopyOutcome.written(folder.id(), null, null)));
            }
            List<FileCopy> batch = rig.copies().pendingFiles(0, 64);
            while (!batch.isEmpty()) {
                rig.copies()
                        .record(batch.stream()
                                .map(file -> CopyOutcome.written(file.id(), null, null))
                                .toList());
                batch = rig.copies().pendingFiles(batch.get(batch.size() - 1).id(), 64);
            }
            assertThat(rig.inspection().balance().total().nodes()).isEqualTo(100_101);
            assertThat(rig.inspection().balance().copied().nodes()).isEqualTo(100_100);
            assertThat(Fact.of(rig.store())).hasSize(100_102);
        }
    }
}
