package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** Command lines that make no sense get one to three clear lines and the right exit code, and change nothing. */
final class BadInputTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path home = work.resolve("home");
    private final Sylos sylos = Sylos.withHome(home).quick();

    @BeforeEach
    void makeSource() throws IOException {
        Files.createDirectories(work.resolve("source/inner"));
        Files.writeString(work.resolve("source/file"), "x");
        Files.createSymbolicLink(work.resolve("link"), work.resolve("source"));
    }

    @ParameterizedTest
    @CsvSource({
        "migrate missing destination --yes, missing does not exist",
        "migrate source/file destination --yes, is not a folder",
        "migrate source source --yes, the same or lie inside one another",
        "migrate source source/inner/new --yes, the same or lie inside one another",
        "migrate source/inner source --yes, the same or lie inside one another",
        "migrate source link/new --yes, the same or lie inside one another",
        "migrate link source --yes, the same or lie inside one another",
        "migrate nothing:at/all destination --yes, 'installed are: local, sftp, spectra'",
        "migrate source nothing:at/all --yes, 'installed are: local, sftp, spectra'",
        "migrate source destination --yes --src-set nonsense=1, nonsense",
        "migrate source destination --yes --dst-set fsync=perhaps, perhaps",
        "migrate source destination --yes --name .., cannot be the name of a migration",
        "migrate source destination --yes --database missing --require-open, missing",
        "migrate source destination --yes --database not/there/yet --require-open, not/there/yet",
        "migrate missing destination --yes --database not/there/yet, missing does not exist",
        "migrate source destination --yes --db-set nonsense=1, nonsense",
        "migrate source destination --yes --executor nobody, 'installed are: local'",
        "migrate source destination --yes --executor-set nonsense=1, nonsense",
        "copy nobody, there is no migration called 'nobody'",
        "status nobody, there is no migration called 'nobody'"
    })
    void places_and_settings_that_cannot_be_are_errors(String command, String said) {
        assertRefused(command, 1, said);
    }

    @ParameterizedTest
    @CsvSource({
        "migrate source, 'DST'",
        "migrate source destination third, third",
        "migrate source destination --no-such-option, --no-such-option",
        "migrate source destination --workers -3, '0 to 4096'",
        "migrate source destination --workers many, many",
        "migrate source destination --compare sometimes, sometimes",
        "migrate source destination --checksum crc1, crc1",
        "migrate source destination --symlinks nonsense, 'keep, follow, skip'",
        "migrate source destination --max-retries 1000, '0 to 100'",
        "migrate source destination --retry-delay soon, soon",
        "migrate source destination --progress-tick 0s, progress-tick",
        "migrate source destination --coordinator-lead 9 --max-src-ahead 2, coordinator-lead",
        "migrate source destination --log-level loud, loud",
        "migrate source destination --output gif, gif",
        "migrat source destination, migrate"
    })
    void options_that_make_no_sense_are_errors_of_usage(String command, String said) {
        assertRefused(command, 2, said);
    }

    @Test
    void a_verification_level_that_does_not_exist_is_refused_and_forgotten() {
        assertRefused("migrate source destination --yes --verify nonsense", "checksum, size");
        sylos.migrate(work.resolve("source"), work.resolve("destination")).expect(0);
    }

    @Test
    void a_home_that_cannot_be_made_is_named() {
        Finished finished = Sylos.withHome(work.resolve("source/file/home"))
                .quick()
                .migrate(work.resolve("source"), work.resolve("destination"))
                .expect(1);
        assertClear(finished, work.resolve("source/file").toString());
        assertThat(work.resolve("destination")).doesNotExist();
    }

    private void assertRefused(String command, int exit, String said) {
        assertThat(assertRefused(command, said).exit()).isEqualTo(exit);
    }

    private Finished assertRefused(String command, String said) {
        List<String> before = Judges.changes(work.path());
        Finished finished = sylos.program(Arrays.stream(command.split(" ", -1)).toArray(String[]::new))
                .in(work.path())
                .run();
        assertThat(finished.exit()).as("exit code of %s", finished).isIn(1, 2);
        assertClear(finished, said);
        assertThat(Judges.find(work.path(), "-path */home/migrations/*")).isEmpty();
        List<String> after = new ArrayList<>(Judges.changes(work.path()));
        assertThat(names(after)).hasSameElementsAs(names(before));
        after.removeAll(before);
        // A home that was made and taken back leaves a new time on the folder that it was in, and nothing else.
        assertThat(names(after)).isSubsetOf("");
        return finished;
    }

    private static List<String> names(List<String> changes) {
        return changes.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    private static void assertClear(Finished finished, String said) {
        assertThat(finished.err()).as("%s", finished).contains(said).doesNotContain("Exception", "\tat ");
        assertThat(finished.errLines()).hasSizeBetween(1, 3);
        assertThat(finished.out()).isEmpty();
    }

    /** Java ends without a word that a person could use. */
    @Test
    void a_folder_that_is_gone_is_told() {
        String program = Sylos.distribution().resolve("bin/sylos").toString();
        Finished finished = shell("gone=$(mktemp -d) && cd \"$gone\" && rmdir \"$gone\" && exec \"$0\" list", program);
        assertThat(finished.exit()).isEqualTo(1);
        assertThat(finished.err()).contains("sylos: the folder that it was started in does not exist any more");
        assertThat(finished.out()).isEmpty();
    }

    /** Java's own files came to stand for the streams that were missing, and were read as commands. */
    @Test
    void streams_that_are_closed_stay_empty() {
        String program = Sylos.distribution().resolve("bin/sylos").toString();
        Finished nothing = shell("exec \"$0\" <&-", program);
        assertThat(nothing.exit()).as(nothing.err()).isZero();
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).isEmpty();
        Finished mute = shell("exec \"$0\" adapters >&-", program);
        assertThat(mute.exit()).isEqualTo(1);
        assertThat(mute.err()).contains("standard output could not be written");
        assertThat(shell("exec \"$0\" nonsense <&- >&- 2>&-", program).exit()).isEqualTo(2);
    }

    private Finished shell(String script, String program) {
        return Program.of("sh", "-c", script, program)
                .inLocale("C.UTF-8", StandardCharsets.UTF_8)
                .set("SYLOS_HOME", home.toString())
                .run();
    }
}
