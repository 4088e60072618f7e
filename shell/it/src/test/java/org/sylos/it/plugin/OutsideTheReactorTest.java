package org.sylos.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.it.run.Finished;
import org.sylos.it.run.WorkFolder;

/** The author's guide, followed to the letter by somebody who has the page, the artifacts and the distribution. */
final class OutsideTheReactorTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    @Test
    void the_plugin_of_the_guide_is_built_tested_dropped_in_and_used() throws IOException {
        Optional<Path> maven = Author.maven();
        assumeTrue(maven.isPresent(), "neither the build nor the path tells where Maven is");
        Author author = Author.in(work.path(), maven.orElseThrow());
        Path project = Files.createDirectories(work.resolve("sylos-verifier-times"));
        Guide guide = Guide.read(Path.of(System.getProperty("basedir", "."), "../../plugins/README.md"));
        guide.write(project);
        assertThat(guide.files().get("pom.xml"))
                .as("the version that the guide names")
                .contains("<version>" + System.getProperty("sylos.version") + "</version>");
        assertThat(guide.commands()).as("building, and dropping in").hasSize(2);

        Finished built = author.run(project, guide.commands().get(0));
        assertThat(built.exit()).as(built.toString()).isZero();
        assertThat(built.out())
                .as("the plugin's own tests, written with the kit")
                .contains("Tests run: 3, Failures: 0");

        Finished used = author.run(project, guide.commands().get(1)).expect(0);
        assertThat(used.out()).contains("times: 3 as promised");
        assertThat(author.run(project, "diff -r src copy-of-src").expect(0).out())
                .isEmpty();

        Finished shared =
                author.run(project, """
                mv ~/.local/share/sylos/plugins/*.jar %s/plugins/
                sylos migrate src another-copy --verify times --yes
                """.formatted(author.distribution())).expect(0);
        assertThat(shared.out()).as("from the plugins of the distribution").contains("times: 3 as promised");
    }
}
