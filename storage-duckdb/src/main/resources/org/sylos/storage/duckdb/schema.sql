-- The layout of a migration's database, version 5. README.md tells what the tables mean and what holds of them.
-- Times are two columns, seconds since 1970 and nanoseconds within the second. Texts are written as Texts.java says.

CREATE TABLE sylos_store (schema_version INTEGER NOT NULL);

-- Names of the numbers in the columns kind, traversal and copy.
CREATE TABLE kind_name (code UTINYINT NOT NULL, label VARCHAR NOT NULL);
CREATE TABLE traversal_name (code UTINYINT NOT NULL, label VARCHAR NOT NULL);
CREATE TABLE copy_name (code UTINYINT NOT NULL, label VARCHAR NOT NULL);

-- The migration: one row.
CREATE TABLE migration (
    id VARCHAR NOT NULL, name VARCHAR NOT NULL, created_seconds BIGINT NOT NULL, created_nanos INTEGER NOT NULL,
    phase VARCHAR NOT NULL, return_to VARCHAR, pass INTEGER NOT NULL);
CREATE TABLE phase_change (
    sequence BIGINT NOT NULL, at_seconds BIGINT NOT NULL, at_nanos INTEGER NOT NULL,
    from_phase VARCHAR NOT NULL, to_phase VARCHAR NOT NULL, reason VARCHAR NOT NULL);
CREATE TABLE document (key VARCHAR NOT NULL, text VARCHAR NOT NULL);
CREATE TABLE approval (
    sequence BIGINT NOT NULL, pass INTEGER NOT NULL, at_seconds BIGINT NOT NULL, at_nanos INTEGER NOT NULL,
    user_name VARCHAR NOT NULL, started BOOLEAN NOT NULL, digest VARCHAR NOT NULL);
CREATE TABLE approval_total (
    sequence BIGINT NOT NULL, action VARCHAR NOT NULL, nodes BIGINT NOT NULL, bytes BIGINT NOT NULL);
CREATE TABLE past_pass (
    pass INTEGER NOT NULL, total_nodes BIGINT NOT NULL, total_bytes BIGINT NOT NULL,
    copied_nodes BIGINT NOT NULL, copied_bytes BIGINT NOT NULL, existing_nodes BIGINT NOT NULL, existing_bytes BIGINT NOT NULL,
    excluded_nodes BIGINT NOT NULL, excluded_bytes BIGINT NOT NULL, failed_nodes BIGINT NOT NULL, failed_bytes BIGINT NOT NULL,
    drifted_nodes BIGINT NOT NULL, drifted_bytes BIGINT NOT NULL, pending_nodes BIGINT NOT NULL, pending_bytes BIGINT NOT NULL);

-- Numbers that outlive the rows they were made from.
CREATE TABLE mark (name VARCHAR NOT NULL, value BIGINT NOT NULL);

-- Of levels from which nodes were taken: the first id of the pass, the first of the present discovery, and the next one.
CREATE TABLE handed_out (
    side UTINYINT NOT NULL, depth INTEGER NOT NULL, first_id BIGINT NOT NULL, found_id BIGINT NOT NULL,
    next_id BIGINT NOT NULL);

-- The nodes. No index: an id begins with the depth (Ids.java), so that a level is a range of ids, and the blocks know their bounds.
CREATE TABLE src_node (
    id BIGINT NOT NULL, parent_id BIGINT NOT NULL, depth INTEGER NOT NULL, kind UTINYINT NOT NULL, name VARCHAR NOT NULL,
    size BIGINT NOT NULL, mtime_seconds BIGINT, mtime_nanos INTEGER, native_id VARCHAR, link_target VARCHAR, path VARCHAR,
    problem BOOLEAN NOT NULL, traversal UTINYINT NOT NULL, copy UTINYINT NOT NULL);
CREATE TABLE dst_node (
    id BIGINT NOT NULL, parent_id BIGINT NOT NULL, depth INTEGER NOT NULL, kind UTINYINT NOT NULL, name VARCHAR NOT NULL,
    size BIGINT NOT NULL, mtime_seconds BIGINT, mtime_nanos INTEGER, native_id VARCHAR, link_target VARCHAR, path VARCHAR,
    problem BOOLEAN NOT NULL, traversal UTINYINT NOT NULL, copy UTINYINT NOT NULL);

-- Sealed rounds, and which id comes after those of the children they found; round -1 found the root.
CREATE TABLE round (
    side UTINYINT NOT NULL, depth INTEGER NOT NULL, next_id BIGINT NOT NULL,
    listed BIGINT NOT NULL, failed BIGINT NOT NULL, children BIGINT NOT NULL, bytes BIGINT NOT NULL,
    child_folders BIGINT NOT NULL);
-- Compared levels.
CREATE TABLE level (
    depth INTEGER NOT NULL, matched BIGINT NOT NULL, current BIGINT NOT NULL, not_on_src BIGINT NOT NULL,
    conflicts BIGINT NOT NULL, dst_folders BIGINT NOT NULL);

-- A source node and the destination node it meets; the relation's numbers are in Relation.java.
CREATE TABLE pair (src_id BIGINT NOT NULL, dst_id BIGINT NOT NULL, relation UTINYINT NOT NULL);
-- Where a source folder is at the destination, when that is not its own path or needs a native id. A null path is its own.
CREATE TABLE destination (src_id BIGINT NOT NULL, path VARCHAR, native_id VARCHAR);
-- What a copy left behind, when there is more to tell than that it is there.
CREATE TABLE written (src_id BIGINT NOT NULL, native_id VARCHAR, checksum_algorithm VARCHAR, checksum VARCHAR);
CREATE TABLE exclusion (node_id BIGINT NOT NULL, rule VARCHAR NOT NULL, reason VARCHAR NOT NULL);
-- What is to be tried again: kind 1 in a retry sweep, kind 2 in the next copy, whose status before is kept.
CREATE TABLE retry_mark (side UTINYINT NOT NULL, node_id BIGINT NOT NULL, kind UTINYINT NOT NULL, before UTINYINT);
-- What people decided about nodes; it outlives the passes. Action 1 excludes, 2 includes. Then the nodes that are excluded by themselves.
CREATE TABLE decision (
    sequence BIGINT NOT NULL, pass INTEGER NOT NULL, at_seconds BIGINT NOT NULL, at_nanos INTEGER NOT NULL,
    user_name VARCHAR NOT NULL, action UTINYINT NOT NULL, reason VARCHAR NOT NULL, subject VARCHAR NOT NULL,
    chosen BIGINT NOT NULL, changed_nodes BIGINT NOT NULL, changed_bytes BIGINT NOT NULL);
CREATE TABLE hand_exclusion (src_id BIGINT NOT NULL, decision BIGINT NOT NULL);
-- Exclusions by hand of nodes that were forgotten, until a node with that path is found again.
CREATE TABLE kept_exclusion (path VARCHAR NOT NULL, decision BIGINT NOT NULL);
-- Names at the destination that are not the nodes' own. Then those of nodes that were forgotten, until a node of that path and kind
-- is found again.
CREATE TABLE renamed (
    src_id BIGINT NOT NULL, name VARCHAR NOT NULL, at_seconds BIGINT NOT NULL, at_nanos INTEGER NOT NULL,
    user_name VARCHAR NOT NULL);
CREATE TABLE kept_name (
    path VARCHAR NOT NULL, folder BOOLEAN NOT NULL, name VARCHAR NOT NULL, at_seconds BIGINT NOT NULL,
    at_nanos INTEGER NOT NULL, user_name VARCHAR NOT NULL);
-- The first rows by name of large folders, and how many rows each has; between one discovery and the next.
CREATE TABLE first_row (
    folder BIGINT NOT NULL, folder_rows BIGINT NOT NULL, place INTEGER NOT NULL, side UTINYINT NOT NULL, id BIGINT NOT NULL);
CREATE TABLE attempt (
    sequence BIGINT NOT NULL, side UTINYINT NOT NULL, node_id BIGINT NOT NULL, operation UTINYINT NOT NULL,
    number INTEGER NOT NULL, at_seconds BIGINT NOT NULL, at_nanos INTEGER NOT NULL, error_class UTINYINT, message VARCHAR);
CREATE TABLE finding (
    verifier VARCHAR NOT NULL, src_id BIGINT NOT NULL, at_seconds BIGINT NOT NULL, at_nanos INTEGER NOT NULL,
    result UTINYINT NOT NULL, algorithm VARCHAR NOT NULL, detail VARCHAR);

CREATE TABLE journal (
    sequence BIGINT NOT NULL, at_seconds BIGINT NOT NULL, at_nanos INTEGER NOT NULL, level UTINYINT NOT NULL,
    component VARCHAR NOT NULL, node VARCHAR, message VARCHAR NOT NULL);
CREATE TABLE metric (
    sequence BIGINT NOT NULL, at_seconds BIGINT NOT NULL, at_nanos INTEGER NOT NULL, queue VARCHAR NOT NULL,
    round INTEGER NOT NULL, discovered BIGINT NOT NULL, discovered_bytes BIGINT NOT NULL, pending BIGINT NOT NULL,
    in_progress BIGINT NOT NULL, done BIGINT NOT NULL, done_bytes BIGINT NOT NULL, failed BIGINT NOT NULL,
    retries BIGINT NOT NULL, items_per_second DOUBLE NOT NULL, bytes_per_second DOUBLE NOT NULL, workers INTEGER NOT NULL,
    eta_seconds BIGINT, eta_nanos INTEGER);

CREATE MACRO child_path(folder, name) AS CASE WHEN folder = '/' THEN '/' || name ELSE folder || '/' || name END;

-- Every node with its path and readable statuses.
CREATE VIEW src_path AS
SELECT n.id, n.parent_id, n.depth, k.label AS kind, coalesce(n.path, child_path(f.path, n.name)) AS path, n.size,
       n.mtime_seconds, n.mtime_nanos, n.native_id, n.link_target, t.label AS traversal, c.label AS copy
FROM src_node n
JOIN kind_name k ON k.code = n.kind
JOIN traversal_name t ON t.code = n.traversal
LEFT JOIN copy_name c ON c.code = n.copy
LEFT JOIN src_node f ON f.id = n.parent_id;
CREATE VIEW dst_path AS
SELECT n.id, n.parent_id, n.depth, k.label AS kind, coalesce(n.path, child_path(f.path, n.name)) AS path, n.size,
       n.mtime_seconds, n.mtime_nanos, n.native_id, n.link_target, t.label AS traversal
FROM dst_node n
JOIN kind_name k ON k.code = n.kind
JOIN traversal_name t ON t.code = n.traversal
LEFT JOIN dst_node f ON f.id = n.parent_id;
