package org.sylos.storage.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Sums up the plan. DuckDB does nearly all of it; texts that are not kept as they are (see {@link Texts}) come here, so that
 * every store sums up the same bytes.
 */
final class PlanDigest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

    private static final String TEXTS = """
            SELECT concat('rename|' || r.name || '/|', CASE WHEN s.kind <> 1 AND s.id IN (SELECT src_id FROM pair WHERE relation >= 3)
                               THEN 'overwrite' ELSE 'create' END,
                          '|', s.kind, '|', s.size, '|', s.mtime_seconds, '|', s.mtime_nanos, '|', s.link_target, '|',
                          coalesce(s.path, child_path(f.path, s.name))) AS text
            FROM src_node s LEFT JOIN src_node f ON f.id = s.parent_id LEFT JOIN renamed r ON r.src_id = s.id WHERE s.copy = 1
            """;

    private PlanDigest() {}

    private record Sum(long nodes, long others, BigInteger value) {}

    static String of(Session session) throws SQLException {
        // A sum of 64-bit numbers does not leave 128 bits, so each half of the values is added up on its own.
        Sum sum = session.one(
                """
                SELECT count(hash), count(*) - count(hash), coalesce(sum(('0x' || substr(hash, 1, 16))::UBIGINT), 0)::VARCHAR,
                       coalesce(sum(('0x' || substr(hash, 17))::UBIGINT), 0)::VARCHAR
                FROM (SELECT CASE WHEN NOT contains(text, chr(64976)) THEN md5(text) END AS hash FROM ({texts}))
                """.replace("{texts}", TEXTS),
                row -> new Sum(
                        row.number(1),
                        row.number(2),
                        number(row, 3).shiftLeft(64).add(number(row, 4))));
        List<String> rest = sum.others() == 0
                ? List.of()
                : session.list(
                        "SELECT text FROM ({texts}) WHERE contains(text, chr(64976))".replace("{texts}", TEXTS),
                        row -> row.requireText(1));
        BigInteger value = sum.value();
        for (String text : rest) {
            value = value.add(new BigInteger(1, md5().digest(text.getBytes(StandardCharsets.UTF_8))));
        }
        String digits = value.mod(MODULUS).toString(16);
        return String.format(Locale.ROOT, "%016x", sum.nodes() + rest.size())
                + "0".repeat(32 - digits.length())
                + digits;
    }

    private static BigInteger number(Row row, int column) throws SQLException {
        return new BigDecimal(row.requireText(column)).toBigIntegerExact();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
