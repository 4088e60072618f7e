package org.sylos.shell.render;

import java.time.Duration;
import java.util.Locale;

/** Numbers with their units, for people. Machine formats write plain numbers instead. */
public final class Units {
    private static final String[] SUFFIXES = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Units() {}

    /** A count with its thousands set apart: {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and what is counted: {@code 1 file}, {@code 2 files}. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** Bytes in the largest unit that leaves at least one of it: {@code 512 B}, {@code 1.5 GiB}. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double scaled = bytes;
        int unit = -1;
        // One decimal is shown: what would be rounded up to 1024.0 belongs to the next unit.
        while (scaled >= 1023.95 && unit < SUFFIXES.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", scaled, SUFFIXES[Math.max(unit, 0)]);
    }

    /** Bytes a second. */
    public static String byteRate(double bytesPerSecond) {
        return bytes(Math.round(Math.max(0, bytesPerSecond))) + "/s";
    }

    /** Things a second: {@code 3.4/s}, {@code 1,234/s}. */
    public static String rate(double perSecond) {
        double rate = Math.max(0, perSecond);
        return rate < 10 && rate > 0 ? String.format(Locale.ROOT, "%.1f/s", rate) : count(Math.round(rate)) + "/s";
    }

    /** A rate worked out from a number and a time; empty when the time is too short to tell. */
    public static double perSecond(long number, Duration time) {
        return time.toMillis() < 1 ? 0 : number * 1000.0 / time.toMillis();
    }

    /** A time span as on a clock, for lines that change all the time: {@code 0:07}, {@code 1:02:03}, {@code 2d 03:04:05}. */
    public static String clock(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        long days = seconds / 86_400;
        long hours = seconds / 3_600 % 24;
        long minutes = seconds / 60 % 60;
        if (days > 0) {
            return String.format(Locale.ROOT, "%dd %02d:%02d:%02d", days, hours, minutes, seconds % 60);
        }
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60);
    }

    /** A time span in words, for reports: {@code 0.4 s}, {@code 42 s}, {@code 3 min 12 s}, {@code 1 h 02 min}. */
    public static String span(Duration time) {
        long millis = Math.max(0, time.toMillis());
        if (millis < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
        }
        return String.format(Locale.ROOT, "%d d %02d h", seconds / 86_400, seconds / 3_600 % 24);
    }

    /** How long ago something was: {@code just now}, {@code 5 min ago}, {@code 3 d ago}. */
    public static String ago(Duration since) {
        long seconds = since.toSeconds();
        if (seconds < 5) {
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min ago";
        }
        return seconds < 86_400 ? seconds / 3_600 + " h ago" : seconds / 86_400 + " d ago";
    }
}
