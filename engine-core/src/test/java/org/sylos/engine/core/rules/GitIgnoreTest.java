package org.sylos.engine.core.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.Subject;

/** Git itself says what its patterns mean. */
class GitIgnoreTest {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "c",
            "ab",
            "*",
            "**",
            "?",
            "/",
            "/",
            "[ab]",
            "[!a]",
            "[a-b",
            "]",
            "\\a",
            "\\*",
            ".",
            " ",
            "\\ ",
            "[[:alpha:]]",
            "[^b-c]",
            "{",
            "}");
    private static final List<String> NAMES =
            List.of("a", "b", "c", "ab", "abc", "ba", ".a", "*", "a b", "{", "[ab]", "a]", "!a", "#a", "\\", "A", "-");

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, 20), new Random().longs(5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_patterns_ignore_what_git_ignores(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Boolean> tree = tree(random);
        List<String> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            lines.add(pattern(random));
        }
        assertSameAsGit(tree, lines);
    }

    @Test
    void known_peculiarities_are_those_of_git() throws Exception {
        Map<String, Boolean> tree = new TreeMap<>();
        for (String file : List.of(
                "foo/x", "foobar/y/bar", "a/foo", "a/foo1/x/bar", "a/foobar", "build", "x/build/out", "keep/a.o")) {
            for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
                tree.put(file.substring(0, slash), true);
            }
            tree.put(file, false);
        }
        assertSameAsGit(tree, List.of("build/"));
        assertSameAsGit(tree, List.of("/foo**"));
        assertSameAsGit(tree, List.of("a/foo**/bar"));
        assertSameAsGit(tree, List.of("*.o", "!a.o"));
        assertSameAsGit(tree, List.of("keep", "!keep/a.o"));
        assertSameAsGit(tree, List.of("/*", "!/keep", "/keep/*", "!/keep/a.o"));
        assertSameAsGit(tree, List.of("*", "!*/", "!*.o"));
        assertSameAsGit(tree, List.of("foo//", "build\\", "[a", "!", "/", "# build", "\\#x", "build  ", "foo\\ "));
        assertSameAsGit(tree, List.of("build\r"));
    }

    @Test
    void without_exceptions_one_expression_answers_and_with_them_the_folders_above_are_asked() {
        assertThat(GitIgnore.read(List.of("a", "b/")).toString()).doesNotContain("Under");
        assertThat(GitIgnore.read(List.of("a", "!b"))).isInstanceOf(Under.class);
        assertThat(GitIgnore.read(List.of("!a", "b")).toString()).doesNotContain("Under");
    }

    @Test
    void lines_without_a_pattern_ignore_nothing() {
        Predicate<Subject> ignored = Conditions.compile(GitIgnore.read(List.of("", "# a", "!a", " ", "/")));

        assertThat(ignored.test(Asked.file("/a"))).isFalse();
    }

    @Test
    void characters_are_whole_ones_and_not_bytes() {
        Condition condition = GitIgnore.read(List.of("a?", "!\u00E4?"));

        assertThat(Conditions.compile(condition).test(Asked.file("/x/a\uD83D\uDE00")))
                .isTrue();
        assertThat(Conditions.compile(condition).test(Asked.file("/x/a\uD83D"))).isTrue();
        assertThat(Conditions.compile(condition).test(Asked.file("/x/a\u00E9\u00E9")))
                .isFalse();
    }

    @Test
    void more_turns_than_can_be_answered_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitIgnore.read(Collections.nCopies(51, List.of("a", "!a")).stream()
                        .flatMap(List::stream)
                        .toList()))
                .withMessageContaining("100");
    }

    private void assertSameAsGit(Map<String, Boolean> tree, List<String> lines) throws Exception {
        Predicate<Subject> ignored = Conditions.compile(GitIgnore.read(lines));
        Set<String> ours = new TreeSet<>();
        tree.forEach((path, isFolder) -> {
            if (ignored.test(isFolder ? Asked.folder("/" + path) : Asked.file("/" + path))) {
                ours.add(path);
            }
        });
        assertThat(ours).as("ignored by %s in %s", lines, tree.keySet()).isEqualTo(askGit(tree, lines));
    }

    private Set<String> askGit(Map<String, Boolean> tree, List<String> lines) throws Exception {
        Path root = Files.createTempDirectory(folder, "git");
        assumeTrue(git(root, "", "init", "-q") == 0, "there is no git");
        for (Map.Entry<String, Boolean> node : tree.entrySet()) {
            Path path = root.resolve(node.getKey());
            if (node.getValue()) {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.writeString(path, "");
            }
        }
        Files.writeString(root.resolve(".gitignore"), String.join("\n", lines) + "\n");
        git(root, String.join("\0", tree.keySet()), "check-ignore", "--no-index", "--stdin", "-z");
        String answer = Files.readString(root.resolve(".git/answer"), UTF_8);
        Set<String> ignored = new TreeSet<>(List.of(answer.split("\0")));
        ignored.remove("");
        return ignored;
    }

    /** The exit code; 127 where there is no such program. */
    private static int git(Path root, String input, String... arguments) throws InterruptedException, IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.excludesFile=/dev/null"));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(Files.createTempFile("git", "in"), input);
        Path out = Files.createTempFile("git", "out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(false)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        try {
            Process process = builder.start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            if (Files.isDirectory(root.resolve(".git"))) {
                Files.copy(out, root.resolve(".git/answer"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            return process.exitValue();
        } catch (IOException e) {
            return 127;
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    private static Map<String, Boolean> tree(Random random) {
        Map<String, Boolean> tree = new TreeMap<>();
        List<String> folders = new ArrayList<>(List.of(""));
        while (tree.size() < 40) {
            String above = folders.get(random.nextInt(folders.size()));
            String path = above + NAMES.get(random.nextInt(NAMES.size()));
            boolean isFolder = random.nextBoolean() && above.length() < 12;
            if (tree.putIfAbsent(path, isFolder) == null && isFolder) {
                folders.add(path + "/");
            }
        }
        return tree;
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder(random.nextInt(3) == 0 ? "!" : "");
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            pattern.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return pattern.toString();
    }
}
