/**
 * Keeps the state of a migration in one DuckDB file.
 *
 * <p>Exports nothing: the engine finds the store through its service provider interface. All SQL about migrations is in here.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.storage.duckdb {
    requires org.sylos.engine.api;
    requires java.sql;
    requires duckdb.jdbc;
    requires jdk.management;

    provides org.sylos.engine.api.storage.MigrationStoreFactory with
            org.sylos.storage.duckdb.DuckDbStoreFactory;
}
