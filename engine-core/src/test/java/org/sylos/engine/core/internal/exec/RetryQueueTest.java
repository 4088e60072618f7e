package org.sylos.engine.core.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RetryQueueTest {
    private record Task(int id, int delay) {}

    @Property
    void comesInTheOrderOfTimesAndThenOfArrival(
            @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 20) Integer> delays, @ForAll long start) {
        RetryQueue<Task> queue = new RetryQueue<>();
        List<Task> tasks = new ArrayList<>();
        for (int delay : delays) {
            Task task = new Task(tasks.size(), delay);
            tasks.add(task);
            queue.add(task, start + delay);
        }
        tasks.sort(Comparator.comparingInt(Task::delay));
        List<Task> came = new ArrayList<>();
        for (Task task = queue.pollDue(start + 20); task != null; task = queue.pollDue(start + 20)) {
            came.add(task);
        }
        assertThat(came).isEqualTo(tasks);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Example
    void nothingComesBeforeItsTime() {
        RetryQueue<String> queue = new RetryQueue<>();
        queue.add("later", 200);
        queue.add("soon", 100);
        assertThat(queue.pollDue(99)).isNull();
        assertThat(queue.untilFirst(60)).isEqualTo(40);
        assertThat(queue.pollDue(100)).isEqualTo("soon");
        assertThat(queue.pollDue(199)).isNull();
        assertThat(queue.untilFirst(500)).isZero();
        assertThat(queue.size()).isEqualTo(1);
    }
}
