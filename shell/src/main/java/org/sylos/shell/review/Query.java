package org.sylos.shell.review;

import org.sylos.engine.api.storage.ReviewOrder;

/**
 * Which rows a list has, and in which order.
 *
 * @param place what they are rows of
 * @param order how they are sorted
 * @param version counts the changes made to rows; what was loaded under another number may be outdated
 */
record Query(Place place, ReviewOrder order, int version) {}
