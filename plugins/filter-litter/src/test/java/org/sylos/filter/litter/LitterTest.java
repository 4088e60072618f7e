package org.sylos.filter.litter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.tck.filter.Candidates;

/** What each group rejects, and what comes close to it and stays. */
class LitterTest {
    private static NodeFilter with(Map<String, String> settings) {
        LitterFilterFactory factory = new LitterFilterFactory();
        return factory.create(ProviderConfig.of(factory, settings), ProviderContext.standard());
    }

    private static Map<String, String> all(boolean on) {
        return Arrays.stream(Group.values()).collect(Collectors.toMap(Group::key, group -> Boolean.toString(on)));
    }

    static Stream<Arguments> litter() {
        return Stream.of(
                        of("office-locks", file("~$port.docx", 162), file("~$Budget.XLSM", 165), file("~$x.ppt", 0)),
                        of(
                                "office-locks",
                                file("~$a~$b.dotx", 1024),
                                file(".~lock.a b.odt#", 90),
                                file("d.laccdb", 64)),
                        of("office-temporaries", file("~WRD0001.tmp", 1 << 20), file("~wrl3742.TMP", 9)),
                        of("office-temporaries", file("ppt4F2.tmp", 0), file("~DF3A1B.tmp", 512), file("~.tmp", 1)),
                        of("editors", file(".notes.txt.swp", 12_288), file(".x.swo", 0), file(".a.kate-swp", 7)),
                        of("editors", Candidates.symlink("/d/.#a.c"), file(".#a.c", 40), file("a.java___jb_tmp___", 1)),
                        of("editors", file(".goutputstream-4X9ZQ1", 100)),
                        of(
                                "windows",
                                file("Thumbs.db", 1 << 20),
                                file("ehthumbs_vista.db", 1),
                                file("DESKTOP.INI", 282)),
                        of("macos", file(".DS_Store", 6148), file("._a", 82), file("._IMG_1.JPG", 4096)),
                        of("macos", file(".localized", 0), file(".apdisk", 300)),
                        of("network", file(".nfs00000000", 1), file(".fuse_hidden0000000a00000001", 1L << 40)),
                        of("network", file(".smbdeleteAAA1b2c.4", 3), file(".syncthing.a\nb.jpg.tmp", 1)),
                        of("backups", file("notes.txt~", 10), file("#notes.txt#", 10), file("a\nb~", 10)),
                        of("downloads", file("film.mkv.part", 1), file("x.CRDOWNLOAD", 1)),
                        of("system-folders", Candidates.folder("/$Recycle.Bin"), Candidates.folder("/.fseventsd")))
                .flatMap(some -> some);
    }

    private static Candidate file(String name, long size) {
        return Candidates.file("/d/" + name, size);
    }

    private static Stream<Arguments> of(String group, Candidate... candidates) {
        return Arrays.stream(candidates).map(candidate -> Arguments.of(group, candidate));
    }

    @ParameterizedTest
    @MethodSource("litter")
    void each_group_rejects_its_own_and_only_when_it_is_on(String group, Candidate candidate) {
        Map<String, String> only = all(false);
        only.put(group, "true");
        assertThat(with(only).decide(candidate)).isInstanceOfSatisfying(FilterDecision.Reject.class, reject -> {
            assertThat(reject.rule()).isEqualTo(group);
            assertThat(reject.reason()).startsWith("it is ");
        });
        Map<String, String> others = all(true);
        others.put(group, "false");
        if (with(others).decide(candidate) instanceof FilterDecision.Reject other) {
            assertThat(other.rule()).isNotEqualTo(group);
        }
    }

    static Stream<Candidate> documents() {
        return Stream.of(
                file("report.docx", 162),
                file("$report.docx", 162),
                file("~$report.docx", 20_000),
                file("~$report.txt", 10),
                file("~$report", 10),
                file("lock.report.odt#", 10),
                file(".~lock.#", 10),
                file("db.laccdb", 1 << 20),
                file("WRD0001.tmp", 10),
                file("important.tmp", 10),
                file("pptx.tmp", 10),
                file("macro.swp", 10),
                file(".film.swf", 10),
                file(".swp", 10),
                file(".#big", 2000),
                file("thumbs.db.zip", 10),
                file("mythumbs.db", 10),
                file("desktop.ini", 1 << 20),
                file(".ds_store", 10),
                file("._", 100),
                file("._font", 200_000),
                file("._empty", 0),
                file(".localized", 1),
                file(".nfs", 10),
                file(".nfsconfig", 10),
                file(".fuse_hidden", 10),
                file("~", 10),
                file("#", 10),
                file("##", 10),
                file("part", 10),
                file(".part", 10),
                Candidates.folder("/~$x.docx"),
                Candidates.folder("/d/.DS_Store"),
                Candidates.folder("/d/$RECYCLE.BIN"),
                Candidates.symlink("/Thumbs.db"),
                Candidates.folder("/lost+found+again"),
                Candidates.file("/lost+found", 1));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_only_looks_like_litter_stays_even_with_every_group(Candidate document) {
        assertThat(with(all(true)).decide(document)).isEqualTo(FilterDecision.ACCEPT);
    }

    @Test
    void what_may_be_the_only_copy_of_something_stays_unless_told() {
        assertThat(with(Map.of()).decide(file("notes.txt~", 10))).isEqualTo(FilterDecision.ACCEPT);
        assertThat(with(Map.of()).decide(file("film.mkv.part", 10))).isEqualTo(FilterDecision.ACCEPT);
        assertThat(with(Map.of()).decide(Candidates.folder("/$RECYCLE.BIN"))).isEqualTo(FilterDecision.ACCEPT);
    }

    @Test
    void a_service_loader_finds_the_filter() {
        assertThat(ServiceLoader.load(NodeFilterFactory.class))
                .extracting(NodeFilterFactory::name)
                .contains("litter");
    }
}
