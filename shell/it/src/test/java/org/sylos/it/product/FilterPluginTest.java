package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** The filter plugin that the distribution brings, as its users have it. */
final class FilterPluginTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path source = work.resolve("source");
    private final Path destination = work.resolve("destination");

    @Test
    void what_programs_left_lying_about_stays_behind_and_is_accounted_for() throws Exception {
        Files.createDirectories(source.resolve("team"));
        Files.writeString(source.resolve("team/plan.docx"), "a document");
        Files.writeString(source.resolve("team/~$plan.docx"), "x".repeat(162));
        Files.writeString(source.resolve("team/.~lock.budget.ods#"), ",ann,host,");
        Files.writeString(source.resolve("team/Thumbs.db"), "previews");
        Files.writeString(source.resolve("~$thesis.docx"), "y".repeat(5000));
        Sylos sylos = Sylos.withHome(work.resolve("home")).quick();

        Finished plan = sylos.run(
                        "plan", source.toString(), destination.toString(), "--name", "m", "--filter", "litter")
                .expect(0);
        assertThat(plan.err()).doesNotContain("warning").contains("sylos copy m");
        assertThat(plan.out()).contains("office-locks 2, windows 1").containsPattern("exclude +3 ");
        Finished copy = sylos.run("copy", "m").expect(0);
        assertThat(copy.out())
                .contains("complete")
                .containsPattern("copied +4 ")
                .containsPattern("excluded +3 ")
                .containsPattern("total +7 ");
        try (var arrived = Files.walk(destination)) {
            assertThat(arrived.map(path -> destination.relativize(path).toString()))
                    .containsExactlyInAnyOrder("", "team", "team/plan.docx", "~$thesis.docx");
        }

        assertThat(sylos.run("filters").expect(0).out()).contains("litter", "sylos-filter-litter");
    }
}
