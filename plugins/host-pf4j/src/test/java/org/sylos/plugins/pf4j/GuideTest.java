package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.api.verify.VerifyRequest;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.engine.core.plugin.ProviderRegistry;
import org.sylos.tck.fs.MemoryTree;

/** The example of the author's guide, built from its page, does what the page says. */
class GuideTest {
    private static final Instant TIME = Instant.parse("2024-02-29T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void exampleIsLoadedAndVerifies() throws IOException {
        example(Files.readString(Path.of("..", "README.md"))).write(directory.resolve("times.jar"));

        try (PluginSource plugins = new Pf4jPluginHost().load(directory)) {
            assertThat(plugins.problems()).isEmpty();
            VerifierFactory factory =
                    new ProviderRegistry(List.of(plugins)).require(VerifierFactory.class, "verifier", "times");
            Verifier verifier = factory.create(ProviderConfig.of(factory, Map.of()), ProviderContext.standard());

            assertThat(verdict(verifier, "/same").result()).isEqualTo(Verdict.Result.VERIFIED);
            assertThat(verdict(verifier, "/older").result()).isEqualTo(Verdict.Result.MISMATCH);
            assertThat(verdict(verifier, "/gone").result()).isEqualTo(Verdict.Result.MISMATCH);
            assertThat(verdict(verifier, "/folder").result()).isEqualTo(Verdict.Result.MISMATCH);
        }
    }

    private static Verdict verdict(Verifier verifier, String path) throws IOException {
        MemoryTree tree = MemoryTree.create()
                .file("/same", "x")
                .mtime("/same", TIME)
                .file("/older", "x")
                .mtime("/older", TIME.minusSeconds(1))
                .folder("/folder");
        NodeRef node = NodeRef.of(path);
        try (var adapter = tree.adapter()) {
            return verifier.verify(new VerifyRequest(node, node, NodeKind.FILE, 1, TIME, null, null), adapter, adapter);
        }
    }

    /** The jar that the page's steps lead to. */
    private static TestJar example(String page) {
        String source = first(page, "```java\n(.*?)```");
        String type = first(source, "package ([\\w.]+);") + "." + first(source, "class (\\w+)");
        String service = first(page, "src/main/resources/(META-INF/services/[\\w.]+)`");
        TestJar jar =
                new TestJar().source(type, source).text(service, first(page, "names the class:\n\n```\n(.*?)```"));
        String entries = first(page, "<manifestEntries>(.*?)</manifestEntries>");
        all(entries, "<([\\w-]+)>(.*?)</").forEach(found -> jar.attribute(found.group(1), plain(found.group(2))));
        return jar;
    }

    private static String plain(String xml) {
        return xml.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
    }

    private static String first(String text, String pattern) {
        List<MatchResult> found = all(text, pattern);
        assertThat(found).as(pattern).isNotEmpty();
        return found.get(0).group(1);
    }

    private static List<MatchResult> all(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().toList();
    }
}
