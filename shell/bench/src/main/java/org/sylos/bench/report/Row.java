package org.sylos.bench.report;

import java.util.List;
import java.util.Map;

/**
 * What was found out about one task.
 *
 * @param name its short name
 * @param title what the task is
 * @param series by program, Sylos last
 * @param facts further figures by what they are, in order, such as nodes a second
 */
public record Row(String name, String title, List<Series> series, Map<String, Double> facts) {}
