package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;
import static org.sylos.tck.fs.Failures.assertInterruptible;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;

/** FS-3xx. */
interface ReadingRules extends AdapterRules {
    @Test
    default void required_fs301_a_file_is_read_whole() throws IOException {
        AdapterDriver driver = fixture().fresh();
        for (int size : new int[] {0, 1, 511, 65_535, 65_536, 65_537, (1 << 20) + 3}) {
            byte[] bytes = bytes(size, size);
            NodeRef file = driver.file(driver.root(), "f" + size, bytes);
            for (int bufferSize : new int[] {1000, 65_536, 1 << 21}) {
                try (ReadChannel channel = driver.adapter().openRead(file, 0, Long.MAX_VALUE)) {
                    assertThat(AdapterDriver.drain(channel, bufferSize))
                            .as("%d bytes through a buffer of %d", size, bufferSize)
                            .isEqualTo(bytes);
                }
            }
        }
    }

    @Test
    default void required_fs302_an_open_file_tells_what_stat_told() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(777, 1));
        Entry stat = driver.adapter().stat(file);
        try (ReadChannel channel = driver.adapter().openRead(file, 0, Long.MAX_VALUE)) {
            assertThat(channel.opened().size()).isEqualTo(stat.size());
            assertThat(channel.opened().mtime()).isEqualTo(stat.mtime());
        }
    }

    @Test
    default void required_fs303_a_folder_cannot_be_read() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = driver.folder(driver.root(), "folder");
        assertFails(ErrorClass.CONFLICT, () -> driver.read(folder));
    }

    @Test
    default void optional_fs304_a_link_cannot_be_read() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SYMLINKS), "no SYMLINKS");
        driver.file(driver.root(), "file", bytes(10, 1));
        NodeRef link = driver.symlink(driver.root(), "link", "file");
        assertFails(ErrorClass.CONFLICT, () -> driver.read(link));
    }

    @Test
    default void optional_fs305_a_range_is_read_exactly() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.RANGE_READ), "no RANGE_READ");
        int size = 200_001;
        byte[] bytes = bytes(size, 1);
        NodeRef file = driver.file(driver.root(), "file", bytes);
        int[][] ranges = {
            {0, 0},
            {0, 1},
            {0, 65_536},
            {0, size},
            {0, size + 5},
            {1, 1},
            {7, 65_536},
            {65_536, 65_536},
            {size - 1, 1},
            {size - 1, 100},
            {size, 0},
            {size, 10},
            {100_000, size}
        };
        for (int[] range : ranges) {
            int end = Math.min(size, range[0] + range[1]);
            assertThat(driver.read(file, range[0], range[1]))
                    .as("%d bytes from %d", range[1], range[0])
                    .isEqualTo(Arrays.copyOfRange(bytes, range[0], end));
        }
        assertThat(driver.read(file, 5, Long.MAX_VALUE)).isEqualTo(Arrays.copyOfRange(bytes, 5, size));
    }

    @Test
    default void optional_fs306_parts_cannot_be_read_without_ranges() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeFalse(driver.has(Capability.RANGE_READ), "RANGE_READ");
        NodeRef file = driver.file(driver.root(), "file", bytes(100, 1));
        assertFails(ErrorClass.UNSUPPORTED, () -> driver.read(file, 1, Long.MAX_VALUE));
        assertFails(ErrorClass.UNSUPPORTED, () -> driver.read(file, 0, 99));
        assertThat(driver.read(file)).isEqualTo(bytes(100, 1));
    }

    @Test
    default void required_fs307_recheck_notices_a_replaced_file() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(1000, 1));
        try (ReadChannel channel = driver.adapter().openRead(file, 0, Long.MAX_VALUE)) {
            assertThat(channel.recheck()).isEqualTo(channel.opened());
            assertThat(channel.read(ByteBuffer.allocate(10))).isPositive();
            assertThat(channel.recheck()).isEqualTo(channel.opened());
            driver.replace(driver.root(), file, bytes(1001, 2));
            Entry now = channel.recheck();
            assertThat(now).isNotEqualTo(channel.opened());
            assertThat(now.size()).isEqualTo(1001);
        }
    }

    @Test
    default void required_fs308_recheck_notices_that_a_file_has_gone() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(1000, 1));
        try (ReadChannel channel = driver.adapter().openRead(file, 0, Long.MAX_VALUE)) {
            driver.adapter().delete(file);
            assertFails(ErrorClass.NOT_FOUND, channel::recheck);
        }
    }

    @Test
    default void required_fs309_an_interrupted_read_ends() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(fixture().largeSize(), 1));
        try (ReadChannel channel = driver.adapter().openRead(file, 0, Long.MAX_VALUE)) {
            assertInterruptible(() -> AdapterDriver.drain(channel, 8192));
        }
        assertThat(driver.read(file)).hasSize(fixture().largeSize());
    }

    @Test
    default void required_fs310_a_closed_channel_reads_nothing() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(1000, 1));
        ReadChannel channel = driver.adapter().openRead(file, 0, Long.MAX_VALUE);
        assertThat(channel.isOpen()).isTrue();
        channel.close();
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(() -> channel.read(ByteBuffer.allocate(10)));
    }

    @Test
    default void required_fs311_channels_do_not_disturb_each_other() throws IOException {
        AdapterDriver driver = fixture().fresh();
        byte[] bytes = bytes(10_000, 1);
        NodeRef file = driver.file(driver.root(), "file", bytes);
        List<ReadChannel> channels = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                ReadChannel channel = driver.adapter().openRead(file, 0, Long.MAX_VALUE);
                channels.add(channel);
                ByteBuffer start = ByteBuffer.allocate(100 * (i + 1));
                while (start.hasRemaining()) {
                    assertThat(channel.read(start)).isPositive();
                }
                assertThat(start.array()).isEqualTo(Arrays.copyOf(bytes, start.capacity()));
            }
            for (int i = 0; i < 3; i++) {
                assertThat(AdapterDriver.drain(channels.get(i), 999))
                        .isEqualTo(Arrays.copyOfRange(bytes, 100 * (i + 1), bytes.length));
            }
        } finally {
            for (ReadChannel channel : channels) {
                channel.close();
            }
        }
    }
}
