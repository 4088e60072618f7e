package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.shell.command.Program.Outcome;
import org.sylos.shell.terminal.Interrupts.Kind;

/** Migrations of a small tree, from the command line to the exit code. */
class MigrateTest {
    @TempDir
    private Path folder;

    private Path source;
    private Path destination;
    private Program program;

    @BeforeEach
    void makeTree() throws Exception {
        source = folder.resolve("src");
        Files.createDirectories(source.resolve("inner"));
        destination = folder.resolve("dst");
        program = new Program(folder.resolve("home"));
        write(source.resolve("a"), "one");
        write(source.resolve("inner/b"), "two");
    }

    private static void write(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }

    private Outcome run(String verb, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = verb;
        args[1] = source.toString();
        args[2] = destination.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return program.run(args);
    }

    private String home() {
        return " --home " + folder.resolve("home");
    }

    @Test
    void everythingInOneCommand() throws Exception {
        Outcome outcome = run("migrate", "--yes");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("Plan of 'src-to-dst'", "create files    2  6 B", "Result of 'src-to-dst': complete")
                .contains("total          4  6 B")
                .contains("size: 2 as promised");
        assertThat(outcome.err()).isEmpty();
        assertThat(destination.resolve("inner/b")).hasContent("two");
        assertThat(Files.getLastModifiedTime(destination.resolve("a")).toInstant())
                .isEqualTo("2020-01-01T00:00:00Z");
    }

    @Test
    void onceMoreThereIsNothingToDo() {
        run("migrate", "--yes");
        Outcome again = run("migrate");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("(pass 2)").endsWith("Nothing to do: the destination has everything.\n");
        assertThat(program.run("list", "-o", "csv").out().lines()).hasSize(2);
    }

    @Test
    void changesAreShownAndCopied() throws Exception {
        run("migrate", "--yes");
        Files.writeString(source.resolve("a"), "changed");
        Outcome again = run("migrate", "--yes");
        assertThat(again.out()).contains("overwrite       1  7 B", "Would be overwritten\n  /a  7 B\n");
        assertThat(destination.resolve("a")).hasContent("changed");
    }

    @Test
    void withNobodyToAskItStopsBeforeTheCopy() {
        Outcome outcome = run("migrate");
        assertThat(outcome.code()).isEqualTo(7);
        assertThat(outcome.err())
                .isEqualTo("Nothing was copied. To carry out this plan: sylos copy src-to-dst" + home() + "\n");
        assertThat(destination).doesNotExist();
        assertThat(program.run("copy", "src-to-dst").code()).isZero();
        assertThat(destination.resolve("a")).hasContent("one");
    }

    @Test
    void oneQuestionIsAsked() {
        program.answering(question -> {
            assertThat(question).isEqualTo("\nCopy 4 nodes, 6 B? [y/N] ");
            return "n";
        });
        Outcome refused = run("migrate");
        assertThat(refused.code()).isEqualTo(7);
        assertThat(destination).doesNotExist();
        assertThat(program.answering(question -> null)).isNotNull();
        assertThat(run("migrate").code()).isEqualTo(130);
        program.answering(question -> "y");
        assertThat(run("migrate").code()).isZero();
        assertThat(destination.resolve("a")).hasContent("one");
    }

    @Test
    void ctrlCAtTheQuestionEndsTheProgramAndCopiesNothing() {
        program.answering(question -> {
            program.interrupts().request(Kind.INT);
            return null;
        });
        Outcome outcome = run("migrate");
        assertThat(program.exits()).containsExactly(130);
        assertThat(outcome.err()).contains("To carry out this plan: sylos copy src-to-dst");
        assertThat(destination).doesNotExist();
    }

    @Test
    void machineFormatsAreOneDocument() {
        Outcome outcome = run("migrate", "--yes", "--output", "jsonl");
        assertThat(outcome.out().lines()).hasSize(1);
        assertThat(outcome.out())
                .startsWith(
                        "{\"migration\":\"src-to-dst\",\"source\":\"" + source + "\",\"destination\":\"" + destination
                                + "\",\"pass\":1,\"phase\":\"Complete\",\"outcome\":\"completed\",\"plan\":{\"digest\":\"")
                .contains("\"copied\":{\"nodes\":4,\"bytes\":6}");
    }

    @Test
    void planChangesNothingAndIsNotAReasonToComplain() {
        Outcome outcome = run("plan", "--name", "mine");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("Plan of 'mine'");
        assertThat(outcome.err()).isEqualTo("To carry out this plan: sylos copy mine" + home() + "\n");
        assertThat(destination).doesNotExist();
        assertThat(program.run("plan", "mine").out()).startsWith("Plan of 'mine' (pass 2)");
        assertThat(program.run("show", "mine").out()).contains("phase        Awaiting-Path-Review");
        assertThat(program.run("status", "mine", "-o", "jsonl").out())
                .contains("\"pending\":{\"nodes\":4,\"bytes\":6}");
    }

    @Test
    void aNameBelongsToOnePair() {
        run("plan", "--name", "mine");
        Outcome other =
                program.run("plan", source.toString(), folder.resolve("other").toString(), "--name", "mine");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).startsWith("sylos: the migration 'mine' is between other places: from " + source);
    }

    @Test
    void conflictsAreFailures() throws Exception {
        Files.createDirectories(destination.resolve("a"));
        Outcome plan = run("plan");
        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.out()).contains("fail              1  3 B  conflict 1", "Cannot be done\n  /a: conflict, ");
        Outcome copy = program.run("copy", "src-to-dst");
        assertThat(copy.code()).isEqualTo(3);
        assertThat(copy.out()).contains("finished with failures", "Not done\n  /a: conflict, ");
        assertThat(destination.resolve("inner/b")).hasContent("two");
        assertThat(destination.resolve("a")).isDirectory();
    }

    @Test
    void sourcesThatChangedAfterThePlanHaveDrifted() throws Exception {
        run("plan");
        Files.writeString(source.resolve("a"), "longer than before");
        Outcome copy = program.run("copy", "src-to-dst");
        assertThat(copy.code()).isEqualTo(5);
        assertThat(copy.out()).contains("drifted        1");
        assertThat(destination.resolve("a")).doesNotExist();
    }

    @Test
    void an_approved_plan_waits_for_the_copy_which_refuses_any_other() {
        run("plan", "--name", "mine");
        Outcome approved = program.run("plan", "mine", "--approve");
        assertThat(approved.code()).isZero();
        assertThat(approved.out()).startsWith("Plan of 'mine'");
        assertThat(approved.err()).contains("Approved: ", "To carry it out: sylos copy mine");
        assertThat(program.run("status", "mine").out()).contains("\nApproval\n", "waits for the copy");
        program.run("exclude", "mine", "/a");

        Outcome copy = program.run("copy", "mine");
        assertThat(copy.code()).isEqualTo(5);
        assertThat(copy.err())
                .contains("sylos: the plan of 'mine' is not the one that ")
                .contains("1 fewer file to create (1 instead of 2, -3 B)")
                .contains("to approve it as it is: sylos plan mine --approve --digest ");
        assertThat(destination).doesNotExist();
        assertThat(program.run("copy", "mine", "-o", "jsonl").out())
                .contains("\"outcome\":\"plan_changed\"")
                .contains(
                        "{\"action\":\"create_file\",\"before\":{\"nodes\":2,\"bytes\":6},\"now\":{\"nodes\":1,\"bytes\":3}}");
        assertThat(program.run("plan", "mine", "--approve", "--digest", "another")
                        .code())
                .isEqualTo(5);
        assertThat(program.run("plan", "mine", "--approve", "-o", "json").out()).contains("\"state\" : \"waiting\"");
        assertThat(program.run("copy", "mine").code()).isZero();
        assertThat(program.run("status", "mine").out()).contains("a copy began with it");
        assertThat(destination.resolve("a")).doesNotExist();
    }

    @Test
    void verificationFindsWhatWasChangedAndNobodyIsToldThatAllIsWell() throws Exception {
        run("migrate", "--yes");
        assertThat(program.run("report", "src-to-dst").out()).contains(": complete\n", "size: 2 as promised");
        Files.writeString(destination.resolve("a"), "something else");
        Outcome verify = program.run("verify", "src-to-dst");
        assertThat(verify.code()).isEqualTo(4);
        assertThat(verify.out())
                .contains("verification found differences", "size: 1 as promised, 1 different\n    /a: ");
        assertThat(verify.err())
                .contains(
                        "To copy again what differs: sylos plan src-to-dst --compare checksum",
                        ", then sylos copy src-to-dst");
        Files.writeString(destination.resolve("a"), "eno");
        assertThat(program.run("verify", "src-to-dst").code()).isZero();
        assertThat(program.run("verify", "src-to-dst", "--level", "size,checksum")
                        .code())
                .isEqualTo(4);
        assertThat(program.run("report", "src-to-dst").out())
                .contains("complete, but verification found differences since", "checksum: 1 as promised, 1 different");
        assertThat(program.run("report", "src-to-dst", "-o", "jsonl").out())
                .contains("\"nodes\":[{\"path\":\"/a\",\"result\":\"mismatch\",");
        assertThat(program.run("status", "src-to-dst").out()).contains("checksum: 1 as promised, 1 different");
        assertThat(program.run(
                                "sql",
                                "src-to-dst",
                                "SELECT path, verifier, result FROM findings ORDER BY ALL",
                                "-o",
                                "csv")
                        .out())
                .contains("/a,checksum,mismatch", "/a,size,verified");
        assertThat(program.run("plan", "src-to-dst", "--compare", "checksum").out())
                .contains("overwrite       1");
        assertThat(program.run("copy", "src-to-dst").code()).isZero();
        assertThat(destination.resolve("a")).hasSameTextualContentAs(source.resolve("a"));
        assertThat(program.run("report", "src-to-dst").out()).contains(": complete\n");
    }

    @Test
    void aStoppedRunCanBeResumed() {
        // The delay lets nothing end the run but the request.
        Thread somebody = new Thread(() -> {
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (!program.interrupts().directed() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            program.interrupts().request(Kind.INT);
        });
        somebody.start();
        Outcome stopped = run("migrate", "--yes", "--startup-delay", "10m");
        assertThat(stopped.code()).isEqualTo(6);
        assertThat(stopped.err())
                .contains("Stopping: what has begun is finished first.")
                .endsWith("Suspended; nothing is lost. To go on: sylos resume src-to-dst" + home() + "\n");
        assertThat(destination).doesNotExist();
        Outcome resumed = program.run("resume", "src-to-dst", "--startup-delay", "0s");
        assertThat(resumed.code()).isEqualTo(7);
        assertThat(resumed.err())
                .startsWith("Going on with 'src-to-dst': discovery.\n")
                .endsWith("To carry out this plan: sylos copy src-to-dst" + home() + "\n");
        assertThat(run("migrate", "--yes").code()).isZero();
        assertThat(destination.resolve("a")).hasContent("one");
    }

    @Test
    void verbsThatDoNotFitSayWhatDoes() {
        run("migrate", "--yes");
        Outcome copy = program.run("copy", "src-to-dst");
        assertThat(copy.code()).isEqualTo(1);
        assertThat(copy.err())
                .startsWith(
                        "sylos: cannot start the copy: the migration 'src-to-dst' is in phase Complete\n  possible now: ");
        Outcome resume = program.run("resume", "src-to-dst");
        assertThat(resume.code()).isEqualTo(1);
        assertThat(resume.err()).startsWith("sylos: cannot resume: ");
    }

    @Test
    void settingsThatComeTooLateAreSaid() {
        run("plan");
        Outcome again = run("plan", "--fsync");
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("warning: 'src-to-dst' exists already and keeps the filters and the settings");
    }

    @Test
    void settingsThatAreThereAlreadyAreNoReasonToWarn() {
        run("plan", "--fsync", "--symlinks", "skip", "--filter", "litter:macos=false");
        assertThat(run("plan", "--fsync", "--symlinks", "skip", "--filter", "litter:macos=false")
                        .err())
                .doesNotContain("warning");
        assertThat(run("plan", "--symlinks", "keep").err()).contains("exists already and keeps");
        assertThat(run("plan", "--filter", "litter").err()).contains("exists already and keeps");
    }

    /** Its database was copied while it was written, and nobody was told before. */
    @Test
    void a_migration_whose_own_files_are_in_the_source_says_so_until_they_are_left_out() {
        Program inside = new Program(source.resolve("inner"));
        Outcome plan = inside.run("plan", source.toString(), destination.toString(), "--name", "m");
        assertThat(plan.out()).contains("the files of this migration lie inside the source, in /inner/migrations/m;");
        assertThat(inside.run("exclude", "m", "/inner/migrations").code()).isZero();
        assertThat(inside.run("plan", "m", "--show").out()).doesNotContain("inside the source");
        assertThat(run("plan").out()).doesNotContain("inside the source");
    }

    @Test
    void placesInsideEachOtherAreRefused() {
        Outcome outcome = program.run(
                "migrate", source.toString(), source.resolve("inner").toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines().count()).isLessThanOrEqualTo(3);
        assertThat(program.run("list", "-o", "json").out()).isEqualTo("[ ]\n");
    }

    @Test
    void deletingAsks() {
        run("migrate", "--yes");
        Outcome nobody = program.run("delete", "src-to-dst");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).startsWith("sylos: there is nobody to ask whether 'src-to-dst' may go: give --yes");
        program.answering(question -> "n");
        assertThat(program.run("delete", "src-to-dst").err()).isEqualTo("Nothing was deleted.\n");
        program.answering(question -> "y");
        assertThat(program.run("delete", "src-to-dst").code()).isZero();
        assertThat(program.run("list", "-o", "json").out()).isEqualTo("[ ]\n");
        assertThat(destination.resolve("a")).hasContent("one");
    }

    @Test
    void theLogIsAListing() {
        run("migrate", "--yes");
        Outcome log = program.run("log", "src-to-dst", "-n", "1", "-o", "csv");
        assertThat(log.out())
                .startsWith("sequence,at,level,component,node,message\n")
                .contains("Complete");
        assertThat(log.out().lines()).hasSize(2);
        assertThat(program.run("log", "src-to-dst", "--level", "critical").err())
                .isEqualTo("There are no entries of this level.\n");
    }

    @Test
    void stoppingWhatDoesNotRunIsNoError() {
        run("plan");
        Outcome stop = program.run("stop", "src-to-dst");
        assertThat(stop.code()).isZero();
        assertThat(stop.err()).isEqualTo("'src-to-dst' does not run: Awaiting-Path-Review.\n");
    }

    @Test
    void namesThatWouldSteerTheTerminalAreHarmless() throws Exception {
        Files.write(source.resolve("x\u001b[2J\ny"), "z".getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(destination.resolve("x\u001b[2J\ny"));
        Outcome plan = run("plan");
        assertThat(plan.out()).doesNotContain("\u001b").contains("/x\\x1b[2J\\ny: conflict");
    }
}
