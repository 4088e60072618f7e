-- The layout of a file of changes, version 1. Times are two columns, seconds since 1970 and nanoseconds within the second. Names
-- are written as Texts.java says.

CREATE TABLE spectra_store (schema_version INTEGER NOT NULL, configuration VARCHAR NOT NULL);

-- Steps in the order of their sequence; the numbers in kind and content are in ChangeRows.java. Which columns have a meaning
-- depends on the kind.
CREATE TABLE change (
    sequence BIGINT NOT NULL, world VARCHAR NOT NULL, kind UTINYINT NOT NULL, folder BIGINT NOT NULL, name VARCHAR NOT NULL,
    other_folder BIGINT NOT NULL, other_name VARCHAR NOT NULL, key BIGINT NOT NULL, depth INTEGER NOT NULL,
    mtime_seconds BIGINT, mtime_nanos INTEGER, size BIGINT NOT NULL, content UTINYINT NOT NULL, crc32c VARCHAR, sha256 VARCHAR);

-- Bytes that are kept; content is the key of the change.
CREATE TABLE chunk (content BIGINT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL);
