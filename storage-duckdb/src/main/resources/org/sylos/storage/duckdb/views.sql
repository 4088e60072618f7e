-- What people may ask about, beside the database and not in it: README.md tells the columns. Times are in UTC.

CREATE MACRO moment(seconds, nanos) AS CASE
    WHEN seconds BETWEEN -62135596800 AND 253402300799 THEN make_timestamp(seconds * 1000000 + nanos // 1000) END;
CREATE MACRO path_of(own, folder, name) AS
    CASE WHEN own IS NOT NULL THEN own WHEN folder = '/' THEN '/' || name ELSE folder || '/' || name END;

CREATE VIEW src AS
SELECT 'src' AS side, n.id, n.parent_id, n.depth, k.label AS kind, path_of(n.path, f.path, n.name) AS path, n.size,
       moment(n.mtime_seconds, n.mtime_nanos) AS modified, n.native_id, n.link_target, t.label AS traversal, c.label AS copy,
       n.kind AS kind_code, n.traversal AS traversal_code, n.copy AS copy_code
FROM migration.main.src_node n
JOIN migration.main.kind_name k ON k.code = n.kind
JOIN migration.main.traversal_name t ON t.code = n.traversal
LEFT JOIN migration.main.copy_name c ON c.code = n.copy
LEFT JOIN migration.main.src_node f ON f.id = n.parent_id;
CREATE VIEW dst AS
SELECT 'dst' AS side, n.id, n.parent_id, n.depth, k.label AS kind, path_of(n.path, f.path, n.name) AS path, n.size,
       moment(n.mtime_seconds, n.mtime_nanos) AS modified, n.native_id, n.link_target, t.label AS traversal,
       NULL::VARCHAR AS copy, n.traversal AS traversal_code
FROM migration.main.dst_node n
JOIN migration.main.kind_name k ON k.code = n.kind
JOIN migration.main.traversal_name t ON t.code = n.traversal
LEFT JOIN migration.main.dst_node f ON f.id = n.parent_id;

CREATE VIEW nodes AS
SELECT side, id, parent_id, depth, kind, path, size, modified, native_id, link_target, traversal, copy FROM src
UNION ALL
SELECT side, id, parent_id, depth, kind, path, size, modified, native_id, link_target, traversal, copy FROM dst;

CREATE VIEW attempts AS
SELECT a.sequence, n.side, a.node_id, n.path, operation_label(a.operation) AS operation, a.number,
       moment(a.at_seconds, a.at_nanos) AS occurred, error_label(a.error_class) AS class, a.message
FROM migration.main.attempt a
JOIN (SELECT 1 AS number, side, id, path FROM src UNION ALL SELECT 2, side, id, path FROM dst) n
  ON n.number = a.side AND n.id = a.node_id;

-- The failure that a node's status stands for: the latest of the furthest step.
CREATE VIEW latest_failure AS
SELECT side, node_id, count(*) AS tries,
       arg_max(struct_pack(class := error_class, message := message, seconds := at_seconds, nanos := at_nanos),
               operation::BIGINT << 48 | sequence) FILTER (error_class IS NOT NULL AND operation <= 3) AS of_copy,
       arg_max(struct_pack(class := error_class, message := message, seconds := at_seconds, nanos := at_nanos),
               sequence) FILTER (error_class IS NOT NULL AND operation = 1) AS of_listing
FROM migration.main.attempt GROUP BY side, node_id;

CREATE VIEW failures AS
SELECT side, id, kind, path, size, modified, error_label(failure['class']) AS class, failure['message'] AS message,
       tries AS attempts, moment(failure['seconds'], failure['nanos']) AS occurred
FROM (
    SELECT n.side, n.id, n.kind, n.path, n.size, n.modified, coalesce(a.tries, 0) AS tries,
           CASE WHEN n.copy_code IN (4, 7) THEN a.of_copy ELSE a.of_listing END AS failure
    FROM src n LEFT JOIN latest_failure a ON a.side = 1 AND a.node_id = n.id
    WHERE n.traversal_code = 3 OR n.copy_code IN (4, 7)
    UNION ALL
    SELECT n.side, n.id, n.kind, n.path, n.size, n.modified, coalesce(a.tries, 0), a.of_listing
    FROM dst n LEFT JOIN latest_failure a ON a.side = 2 AND a.node_id = n.id
    WHERE n.traversal_code = 3
);

CREATE VIEW decisions AS
SELECT sequence, pass, moment(at_seconds, at_nanos) AS occurred, user_name,
       CASE action WHEN 1 THEN 'exclude' WHEN 2 THEN 'include' END AS action, reason, subject, chosen, changed_nodes,
       changed_bytes
FROM migration.main.decision;

-- Why a node is left out: what a rule said, or the person who did it.
CREATE VIEW exclusion_reason AS
SELECT node_id, rule, reason FROM migration.main.exclusion
UNION ALL
SELECT e.src_id, 'by hand', d.reason
FROM migration.main.hand_exclusion e LEFT JOIN migration.main.decision d ON d.sequence = e.decision;
CREATE VIEW reason AS
SELECT node_id, any_value(rule) AS rule, any_value(reason) AS reason FROM exclusion_reason GROUP BY node_id;

CREATE VIEW plan AS
SELECT CASE WHEN n.copy_code IN (2, 3) THEN 'keep'
            WHEN n.copy_code IN (4, 7) THEN 'fail'
            WHEN n.copy_code <> 1 THEN 'exclude'
            WHEN n.kind_code = 1 THEN 'create_folder'
            WHEN p.relation >= 3 THEN 'overwrite'
            ELSE 'create_file' END AS action,
       n.id, n.kind, n.path, n.size, n.modified, n.link_target, d.size AS destination_size,
       d.modified AS destination_modified, x.rule, coalesce(x.reason, f.message) AS reason, r.name AS new_name
FROM src n
LEFT JOIN migration.main.pair p ON p.src_id = n.id
LEFT JOIN dst d ON d.id = p.dst_id
LEFT JOIN migration.main.renamed r ON r.src_id = n.id
LEFT JOIN reason x ON x.node_id = n.id
LEFT JOIN failures f ON f.side = 'src' AND f.id = n.id
UNION ALL
SELECT 'dst_only', id, kind, path, NULL, NULL, link_target, size, modified, NULL, NULL, NULL FROM dst
WHERE traversal_code = 5;

CREATE VIEW manifest AS
SELECT n.path, n.kind, n.size, n.modified, w.checksum, lower(w.checksum_algorithm) AS algorithm,
       CASE WHEN n.traversal_code = 4 OR n.copy_code = 0 OR n.copy_code >= 16 THEN 'excluded'
            WHEN n.traversal_code = 3 OR n.copy_code = 4 THEN 'failed'
            WHEN n.copy_code = 2 THEN 'copied'
            WHEN n.copy_code = 3 THEN 'existing'
            WHEN n.copy_code = 7 THEN 'drifted'
            ELSE 'pending' END AS outcome,
       coalesce(x.reason, f.message) AS reason, r.name AS new_name
FROM src n
LEFT JOIN migration.main.written w ON w.src_id = n.id
LEFT JOIN migration.main.renamed r ON r.src_id = n.id
LEFT JOIN reason x ON x.node_id = n.id
LEFT JOIN failures f ON f.side = 'src' AND f.id = n.id;

CREATE VIEW findings AS
SELECT n.id, n.kind, n.path, v.verifier, result_label(v.result) AS result, v.algorithm, v.detail,
       moment(v.at_seconds, v.at_nanos) AS occurred
FROM migration.main.finding v JOIN src n ON n.id = v.src_id;

CREATE VIEW renames AS
SELECT n.id, n.kind, n.path, r.name AS new_name, n.copy, moment(r.at_seconds, r.at_nanos) AS occurred, r.user_name
FROM migration.main.renamed r JOIN src n ON n.id = r.src_id;

CREATE VIEW journal AS
SELECT sequence, moment(at_seconds, at_nanos) AS occurred, level_label(level) AS level, component, node, message
FROM migration.main.journal;
CREATE VIEW metrics AS
SELECT sequence, moment(at_seconds, at_nanos) AS occurred, queue, nullif(round, -1) AS depth, discovered, discovered_bytes, pending,
       in_progress, done, done_bytes, failed, retries, items_per_second, bytes_per_second, workers, eta_seconds
FROM migration.main.metric;
CREATE VIEW phases AS
SELECT sequence, moment(at_seconds, at_nanos) AS occurred, from_phase, to_phase, reason FROM migration.main.phase_change;
