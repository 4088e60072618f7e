package org.sylos.adapter.local;

/**
 * What every write of one adapter shares. Thread-safe.
 *
 * @param names hands out names for unfinished files
 * @param metadata sets what is kept besides the bytes
 * @param publisher gives the final names
 * @param sparse whether blocks of zeros become holes
 * @param fsync whether files are on the disk before they count as written
 */
record Destination(TemporaryNames names, NodeMetadata metadata, Publisher publisher, boolean sparse, boolean fsync) {}
