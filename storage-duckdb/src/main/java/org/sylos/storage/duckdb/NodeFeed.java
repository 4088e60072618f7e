package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * Lets DuckDB read {@link NodeRows} as if they were a table: it asks for a vector of each column at a time. Handing every value of
 * every row over by itself, as an appender does, takes twice the time. For one statement at a time.
 */
final class NodeFeed implements DuckDBTableFunction<Object, NodeFeed.Position, Object> {
    private static final String NAME = "sylos_node_rows";

    private volatile @Nullable NodeRows offered;

    /** How far a statement has read, and which columns it reads. */
    static final class Position {
        private final NodeRows rows;
        private final NodeColumn[] columns;
        private int next;

        private Position(NodeRows rows, NodeColumn[] columns) {
            this.rows = rows;
            this.columns = columns;
        }
    }

    private NodeFeed() {}

    /** Makes the rows readable in a running DuckDB; nothing of that is stored. */
    static NodeFeed register(DuckDBConnection connection) throws SQLException {
        NodeFeed feed = new NodeFeed();
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName(NAME).withProjectionPushdown().withFunction(feed).register(connection);
        }
        return feed;
    }

    /** Puts the rows into a table. */
    void insert(Session session, String table, NodeRows rows) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (NodeColumn column : NodeColumn.ALL) {
            columns.add(column.expression(rows, arguments));
        }
        offered = rows;
        try {
            long inserted = session.update(
                    "INSERT INTO " + table + " SELECT " + String.join(", ", columns) + " FROM " + NAME + "()",
                    arguments.toArray());
            if (inserted != rows.count()) {
                throw new SQLException("of " + rows.count() + " rows " + inserted + " were taken");
            }
        } finally {
            offered = null;
        }
    }

    @Override
    public Object bind(DuckDBTableFunctionBindInfo info) {
        for (NodeColumn column : NodeColumn.ALL) {
            info.addResultColumn(column.sqlName(), column.type());
        }
        return NAME;
    }

    @Override
    public Position init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        NodeColumn[] columns = new NodeColumn[Math.toIntExact(info.getColumnCount())];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = NodeColumn.ALL.get(Math.toIntExact(info.getColumnIndex(i)));
        }
        NodeRows rows = offered;
        if (rows == null) {
            throw new IllegalStateException("no rows are offered");
        }
        return new Position(rows, columns);
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
        Position position = call.getInitData();
        int from = position.next;
        int count = (int) Math.min(chunk.capacity(), position.rows.count() - from);
        for (int i = 0; i < position.columns.length && count > 0; i++) {
            position.columns[i].fill(position.rows, from, count, chunk.vector(i));
        }
        position.next = from + count;
        return count;
    }
}
