package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionTest {
    @TempDir
    Path folder;

    /** As when a disk was full for a while: what failed then must not stay broken. */
    @Test
    void a_statement_that_failed_once_can_be_used_again() throws SQLException {
        StoreFiles files = new StoreFiles(folder.resolve("test.duckdb"));
        try (Instance instance = Instance.start(Settings.small(files))) {
            instance.attach(files.database());
            try (Session session = instance.connect()) {
                String sql = "SELECT CAST(? AS INTEGER)";
                assertThatThrownBy(() -> session.number(sql, "no number")).isInstanceOf(SQLException.class);
                assertThat(session.number(sql, "7")).isEqualTo(7);
                session.run("CREATE TABLE t (n INTEGER CHECK (n < 10))");
                String insert = "INSERT INTO t VALUES (?)";
                assertThatThrownBy(() -> session.update(insert, 10)).isInstanceOf(SQLException.class);
                assertThat(session.update(insert, 9)).isEqualTo(1);
            }
        }
    }
}
