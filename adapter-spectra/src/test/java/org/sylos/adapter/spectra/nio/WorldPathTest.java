package org.sylos.adapter.spectra.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.config.SpectraConfig;

/** Paths and patterns mean what they mean on Unix: the JDK's own file system is the judge. */
class WorldPathTest {
    private static final FileSystem UNIX = FileSystems.getDefault();
    private static final Spectra SPECTRA = Spectra.open(SpectraConfig.demo());
    private static final FileSystem OURS = SpectraFileSystems.of(SPECTRA.world("primary"));

    @BeforeContainer
    static void onlyWhereTheDefaultIsUnix() {
        assumeThat(UNIX.getSeparator()).isEqualTo("/");
    }

    @AfterContainer
    static void close() throws IOException {
        OURS.close();
        SPECTRA.close();
    }

    @Property(tries = 2000)
    void a_path_has_the_parts_that_unix_gives_it(@ForAll("paths") String text) {
        Path ours = OURS.getPath(text);
        Path unix = UNIX.getPath(text);
        same(ours, unix, path -> path);
        same(ours, unix, Path::normalize);
        same(ours, unix, Path::getParent);
        same(ours, unix, Path::getFileName);
        same(ours, unix, Path::getRoot);
        assertThat(ours.isAbsolute()).isEqualTo(unix.isAbsolute());
        assertThat(ours.getNameCount()).isEqualTo(unix.getNameCount());
        assertThat(names(ours)).isEqualTo(names(unix));
        for (int from = -1; from <= ours.getNameCount() + 1; from++) {
            for (int to = -1; to <= ours.getNameCount() + 1; to++) {
                int begin = from;
                int end = to;
                same(ours, unix, path -> path.subpath(begin, end));
            }
        }
        if (unix.isAbsolute()) {
            same(ours, unix, Path::toAbsolutePath);
        } else {
            assertThat(ours.toAbsolutePath())
                    .hasToString(UNIX.getPath("/").resolve(text).toString());
        }
    }

    @Property(tries = 4000)
    void two_paths_go_together_as_on_unix(@ForAll("paths") String first, @ForAll("paths") String second) {
        Path ours = OURS.getPath(first);
        Path unix = UNIX.getPath(first);
        same(ours, unix, path -> path.resolve(second));
        same(ours, unix, path -> path.resolve(path.getFileSystem().getPath(second)));
        same(ours, unix, path -> path.resolveSibling(second));
        same(ours, unix, path -> path.relativize(path.getFileSystem().getPath(second)));
        same(ours, unix, path -> path.getFileSystem().getPath(first, second, first));
        assertThat(ours.startsWith(second)).isEqualTo(unix.startsWith(second));
        assertThat(ours.endsWith(second)).isEqualTo(unix.endsWith(second));
        assertThat(ours.equals(OURS.getPath(second))).isEqualTo(unix.equals(UNIX.getPath(second)));
        assertThat(Integer.signum(ours.compareTo(OURS.getPath(second))))
                .isEqualTo(Integer.signum(unix.compareTo(UNIX.getPath(second))));
        if (ours.equals(OURS.getPath(second))) {
            assertThat(ours).hasSameHashCodeAs(OURS.getPath(second));
        }
    }

    @Property(tries = 4000)
    void patterns_match_what_they_match_on_unix(@ForAll("globs") String glob, @ForAll("paths") String text) {
        PathMatcher ours = matcher(OURS, glob);
        PathMatcher unix = matcher(UNIX, glob);
        assertThat(ours == null).as(glob).isEqualTo(unix == null);
        if (ours != null && unix != null) {
            assertThat(ours.matches(OURS.getPath(text)))
                    .as("%s matches %s", glob, text)
                    .isEqualTo(unix.matches(UNIX.getPath(text)));
        }
    }

    @Example
    void patterns_know_every_form() {
        assertMatches("glob:*.{txt,md}", "a.md", true);
        assertMatches("GLOB:[a-c!]?", "!x", true);
        assertMatches("glob:[!a-c]", "b", false);
        assertMatches("glob:[]]", "]", true);
        assertMatches("glob:\\*", "*", true);
        assertMatches("glob:**", "line\nbreak/deeper", true);
        assertMatches("glob:*", "line\nbreak", true);
        assertMatches("regex:a+/b", "aa/b", true);
        assertThatThrownBy(() -> OURS.getPathMatcher("glob")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OURS.getPathMatcher("sql:%")).isInstanceOf(UnsupportedOperationException.class);
        for (String wrong : List.of("{a", "{a{b}}", "[a", "[c-a]", "a\\", "[a/b]")) {
            assertThatThrownBy(() -> OURS.getPathMatcher("glob:" + wrong)).isInstanceOf(PatternSyntaxException.class);
        }
    }

    private static void assertMatches(String pattern, String path, boolean expected) {
        assertThat(OURS.getPathMatcher(pattern).matches(OURS.getPath(path)))
                .as("%s matches %s", pattern, path)
                .isEqualTo(expected);
    }

    @Example
    void paths_of_different_file_systems_are_strangers() throws IOException {
        try (FileSystem other = SpectraFileSystems.of(SPECTRA.world("s1"))) {
            Path ours = OURS.getPath("/a/b");
            Path theirs = other.getPath("/a/b");
            assertThat(ours).isNotEqualTo(theirs).isNotEqualTo(UNIX.getPath("/a/b"));
            assertThat(ours.compareTo(theirs)).isNotZero().isEqualTo(-theirs.compareTo(ours));
            assertThat(ours.startsWith(other.getPath("/a"))).isFalse();
            assertThat(ours.endsWith(other.getPath("b"))).isFalse();
            assertThat(ours.startsWith(UNIX.getPath("/a"))).isFalse();
            assertThatThrownBy(() -> ours.resolve(UNIX.getPath("c"))).isInstanceOf(ProviderMismatchException.class);
            assertThatThrownBy(() -> ours.relativize(UNIX.getPath("/c"))).isInstanceOf(ProviderMismatchException.class);
            assertThatThrownBy(() -> ours.compareTo(UNIX.getPath("/a"))).isInstanceOf(ClassCastException.class);
            assertThatThrownBy(ours::toFile).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Example
    void names_that_no_file_can_have_are_refused() {
        assertThatThrownBy(() -> OURS.getPath("a\0b")).isInstanceOf(InvalidPathException.class);
        assertThatThrownBy(() -> OURS.getPath("a\uD800b")).isInstanceOf(InvalidPathException.class);
        assertThat(OURS.getPath("a%b c\n?").toUri()).isEqualTo(URI.create("spectra://primary/a%25b%20c%0A%3F"));
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> name =
                Arbitraries.of("a", "b", "aa", "ab", ".", "..", "...", "é", "\uFFFD", "😀", "a.txt", "", " ");
        return name.list()
                .ofMaxSize(6)
                .map(names -> String.join("/", names))
                .flatMap(text -> Arbitraries.of(text, "/" + text, text + "/", "/" + text + "/"));
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "*",
                        "**",
                        "?",
                        "[ab]",
                        "[!a]",
                        "[a-z]",
                        "[b-a]",
                        "[.-]",
                        "[a&&b]",
                        "[^a]",
                        "{",
                        "}",
                        ",",
                        "{a,b}",
                        "{*,a/b}",
                        ".",
                        "/",
                        "\\*",
                        "\\",
                        "é",
                        "😀",
                        "txt",
                        "(",
                        "$",
                        "+",
                        "-",
                        "|",
                        "{a.txt,?}")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static @Nullable PathMatcher matcher(FileSystem files, String glob) {
        try {
            return files.getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return names;
    }

    private static void same(Path ours, Path unix, Function<Path, Path> operation) {
        assertThat(outcome(ours, operation)).as("of '%s'", ours).isEqualTo(outcome(unix, operation));
    }

    private static String outcome(Path path, Function<Path, Path> operation) {
        try {
            Path result = operation.apply(path);
            return result == null ? "null" : "'" + result + "'";
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }
}
