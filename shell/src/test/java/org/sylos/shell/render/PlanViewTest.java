package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanDetail;
import org.sylos.engine.api.storage.PlanFolder;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.SizeClass;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.PlanReport;
import org.sylos.engine.core.UnfitName;

class PlanViewTest {
    private static final PlanSummary TOTALS = new PlanSummary(
            Map.of(
                    PlanAction.CREATE_FOLDER, new Tally(1204, 0),
                    PlanAction.CREATE_FILE, new Tally(120332, 442_000_000_000L),
                    PlanAction.OVERWRITE, new Tally(17, 1_234_567),
                    PlanAction.KEEP, new Tally(88120, 1024),
                    PlanAction.EXCLUDE, new Tally(3, 0),
                    PlanAction.FAIL, new Tally(2, 0),
                    PlanAction.DST_ONLY, new Tally(341, 5120)),
            Map.of(ErrorClass.PERMISSION, 2L, ErrorClass.CONFLICT, 1L),
            Tally.ZERO,
            3,
            0,
            7);

    private static PlanView view(PlanSummary totals, List<String> notices) {
        return new PlanView(
                Samples.details(Phase.REVIEW, null, 2, -1),
                new PlanReport(totals, "abc", OptionalLong.empty(), Tally.ZERO, 0, notices),
                new Sample(List.of(Samples.file(Side.SRC, "/2019/a\nb.jpg", 2048, null, null)), 17),
                new Sample(
                        List.of(
                                Samples.file(Side.SRC, "/secret", 0, ErrorClass.PERMISSION, "Permission denied"),
                                Samples.file(Side.DST, "/x", 0, ErrorClass.NOT_FOUND, null)),
                        2),
                Map.of("office-locks", new Tally(1, 162), "it's\nodd", new Tally(2, 0)),
                List.of(),
                null);
    }

    @Test
    void planForPeople() {
        assertThat(view(TOTALS, List.of("owners and groups are lost")).text(Palette.PLAIN))
                .isEqualTo("""
                        Plan of 'photos' (pass 2)
                          from  /data/photos
                          to    /mnt/nas/photos

                          create folders      1,204
                          create files      120,332  411.6 GiB
                          overwrite              17    1.2 MiB
                          keep               88,120    1.0 KiB
                          exclude                 3             it's\\nodd 2, office-locks 1
                          fail                    2             permission 2, conflict 1 (1 of these could not be listed)
                          destination only      341    5.0 KiB  stay as they are

                        Would be overwritten, the first 1 of 17
                          /2019/a\\nb.jpg  2.0 KiB

                        Cannot be done
                          /secret: permission, Permission denied (2 attempts)
                          (destination) /x: not-found (2 attempts)

                        To know
                          - owners and groups are lost
                        """);
    }

    @Test
    void nothingToDoIsSaid() {
        PlanSummary nothing = new PlanSummary(Map.of(PlanAction.KEEP, new Tally(5, 10)), Map.of(), Tally.ZERO, 0, 0, 1);
        PlanView view = new PlanView(
                Samples.details(Phase.REVIEW, null, 1, -1),
                new PlanReport(nothing, "0", OptionalLong.empty(), Tally.ZERO, 0, List.of()),
                Sample.NONE,
                Sample.NONE,
                Map.of(),
                List.of(),
                null);
        assertThat(view.text(Palette.PLAIN)).isEqualTo("""
                        Plan of 'photos'
                          from  /data/photos
                          to    /mnt/nas/photos

                          create folders  0
                          create files    0
                          overwrite       0
                          keep            5  10 B
                          exclude         0
                          fail            0

                        Nothing to do: the destination has everything.
                        """);
    }

    @Test
    void failuresKeepThePlanFromClaimingThatAllIsThere() {
        PlanSummary failing = new PlanSummary(
                Map.of(PlanAction.KEEP, new Tally(5, 10), PlanAction.FAIL, new Tally(1, 0)),
                Map.of(ErrorClass.CONFLICT, 1L),
                Tally.ZERO,
                0,
                0,
                1);
        PlanView view = new PlanView(
                Samples.details(Phase.REVIEW, null, 1, -1),
                new PlanReport(failing, "0", OptionalLong.empty(), Tally.ZERO, 0, List.of()),
                Sample.NONE,
                Sample.NONE,
                Map.of(),
                List.of(),
                null);
        assertThat(view.text(Palette.PLAIN)).endsWith("\nNothing to do but for what cannot be done.\n");
    }

    @Test
    void planForPrograms() {
        assertThat(Output.document(view(TOTALS, List.of("n")).document(), Format.JSONL))
                .isEqualTo("{\"digest\":\"abc\",\"nothing_to_do\":false,\"actions\":{"
                        + "\"create_folder\":{\"nodes\":1204,\"bytes\":0},"
                        + "\"create_file\":{\"nodes\":120332,\"bytes\":442000000000},"
                        + "\"overwrite\":{\"nodes\":17,\"bytes\":1234567},"
                        + "\"keep\":{\"nodes\":88120,\"bytes\":1024},"
                        + "\"exclude\":{\"nodes\":3,\"bytes\":0},"
                        + "\"fail\":{\"nodes\":2,\"bytes\":0},"
                        + "\"dst_only\":{\"nodes\":341,\"bytes\":5120}},"
                        + "\"failures\":{\"conflict\":1,\"permission\":2},"
                        + "\"rejections\":{\"it's\\nodd\":{\"nodes\":2,\"bytes\":0},"
                        + "\"office-locks\":{\"nodes\":1,\"bytes\":162}},"
                        + "\"excluded_by_hand\":{\"nodes\":0,\"bytes\":0},"
                        + "\"unsupported\":3,\"incomparable\":0,\"unfit_names\":{\"nodes\":0,\"bytes\":0},\"renamed\":0,"
                        + "\"bytes_to_write\":442001234567,\"bytes_free\":null,\"notices\":[\"n\"]}\n");
    }

    @Test
    void what_is_to_be_copied_is_broken_down_by_size_and_by_folder_and_measured_by_the_room_there_is() {
        PlanDetail detail = new PlanDetail(
                Map.of(SizeClass.EMPTY, new Tally(1200, 0), SizeClass.LARGER, new Tally(2, 5L << 30)),
                List.of(
                        new PlanFolder(7, "/2019", new Tally(1201, 5L << 30)),
                        new PlanFolder(8, "/a\nb", new Tally(1, 0))));
        PlanView view = new PlanView(
                Samples.details(Phase.REVIEW, null, 1, -1),
                new PlanReport(TOTALS, "0", OptionalLong.of(1L << 40), new Tally(9, 0), 0, List.of()),
                Sample.NONE,
                Sample.NONE,
                Map.of(),
                List.of(new UnfitName(Samples.file(Side.SRC, "/a\tb", 1, null, null), "names cannot hold that")),
                new PlanBreakdown("/", detail));
        assertThat(view.text(Palette.PLAIN)).endsWith("""

                        To be written: 411.6 GiB; free at the destination: 1.0 TiB

                        Files to copy by size
                          empty   1,200
                          larger      2  5.0 GiB

                        Most to copy
                          /2019  1,201  5.0 GiB
                          /a\\nb      1

                        Names that the destination cannot hold, the first 1 of 9
                          /a\\tb: names cannot hold that
                        """);
        assertThat(Output.document(view.document(), Format.JSONL))
                .contains("\"bytes_to_write\":442001234567,\"bytes_free\":1099511627776,")
                .contains("\"breakdown\":{\"below\":\"/\",\"sizes\":{\"empty\":{\"nodes\":1200,\"bytes\":0},")
                .contains("\"folders\":[{\"path\":\"/2019\",\"nodes\":1201,\"bytes\":5368709120},");
    }
}
