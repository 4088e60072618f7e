package org.sylos.engine.api.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeRefTest {
    @Test
    void childrenOfTheRootHaveOneSlash() {
        NodeRef child = NodeRef.ROOT.child("a");
        assertThat(child.path()).isEqualTo("/a");
        assertThat(child.child("b").path()).isEqualTo("/a/b");
    }

    @ParameterizedTest
    @CsvSource({"/,''", "/a,a", "/a/b.txt,b.txt", "'/a/ b ',' b '", "/a/..,.."})
    void theNameIsTheLastPart(String path, String name) {
        assertThat(NodeRef.of(path).name()).isEqualTo(name);
    }

    @Test
    void namesAreNotEscaped() {
        NodeRef ref = NodeRef.ROOT.child("50% of\n\"it\"").child("%2f");
        assertThat(ref.path()).isEqualTo("/50% of\n\"it\"/%2f");
        assertThat(ref.name()).isEqualTo("%2f");
    }

    @Test
    void onlyTheRootIsTheRoot() {
        assertThat(NodeRef.ROOT.isRoot()).isTrue();
        assertThat(new NodeRef("/", "id").isRoot()).isTrue();
        assertThat(NodeRef.of("/a").isRoot()).isFalse();
    }

    @Test
    void aChildIsAddressedByPathAlone() {
        assertThat(new NodeRef("/a", "id").child("b").nativeId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", " /a"})
    void aPathStartsWithASlash(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> NodeRef.of(path)).withMessageContaining("'" + path + "'");
    }

    @Test
    void messagesShowTheIdToo() {
        assertThat(NodeRef.of("/a")).hasToString("/a");
        assertThat(new NodeRef("/a", "x7")).hasToString("/a (x7)");
    }
}
