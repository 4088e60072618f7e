package org.sylos.engine.core;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Stability;

/**
 * How many bytes a second a copy may move, at which time of the week.
 *
 * @param slots asked in this order, the first one that holds decides; where none holds there is no limit
 */
@Stability(Stability.Level.EVOLVING)
public record Bandwidth(List<Slot> slots) {
    /** No limit. */
    public static final Bandwidth UNLIMITED = new Bandwidth(List.of());

    private static final String HINT = "write a rate such as 50MiB/s, off for no limit, or a timetable such as"
            + " '08:00-18:00 10MiB/s, 18:00-08:00 off' or 'Mon-Fri 08:00-18:00 10MiB/s'";
    private static final Pattern SLOT = Pattern.compile("(?:(?<days>[A-Za-z]+(?:[-+][A-Za-z]+)*)\\s+)?"
            + "(?:(?<from>\\d{1,2}:\\d{2})\\s*-\\s*(?<to>\\d{1,2}:\\d{2})\\s+)?(?<rate>\\S+|\\d\\S*\\s+[A-Za-z/]+)");
    private static final Pattern RATE =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([KMGT]?)(i?B?)(?:/s)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> UNITS = List.of("", "K", "M", "G", "T");

    /** Copies the list. */
    public Bandwidth {
        slots = List.copyOf(slots);
    }

    /**
     * A limit for some time of the week. A slot that ends at the time at which it begins, or earlier, goes on until then on the day
     * after; the day is the one on which it begins.
     *
     * @param days on which it begins, at least one
     * @param from local time from which it holds
     * @param to local time up to which it holds
     * @param bytesPerSecond the limit; 0 for none
     */
    @Stability(Stability.Level.EVOLVING)
    public record Slot(Set<DayOfWeek> days, LocalTime from, LocalTime to, long bytesPerSecond) {
        /** Copies the set. */
        public Slot {
            days = Set.copyOf(EnumSet.copyOf(days));
        }

        private boolean holds(LocalDateTime at) {
            LocalTime time = at.toLocalTime();
            if (from.isBefore(to)) {
                return days.contains(at.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
            }
            return (days.contains(at.getDayOfWeek()) && !time.isBefore(from))
                    || (days.contains(at.getDayOfWeek().minus(1)) && time.isBefore(to));
        }

        private boolean always() {
            return days.size() == 7 && from.equals(to);
        }

        private String text() {
            String rate = bytesPerSecond == 0 ? "off" : rateText(bytesPerSecond);
            if (always()) {
                return rate;
            }
            String week = days.size() == 7
                    ? ""
                    : days.stream().sorted().map(Bandwidth::name).collect(Collectors.joining("+")) + " ";
            return week + from + "-" + to + " " + rate;
        }
    }

    /**
     * {@return the same limit all the time}
     *
     * @param bytesPerSecond the limit, at least 1
     */
    public static Bandwidth of(long bytesPerSecond) {
        return new Bandwidth(List.of(
                new Slot(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, bytesPerSecond)));
    }

    /**
     * Reads a rate ({@code 50MiB/s}; {@code K} and {@code KiB} are 1024, {@code KB} is 1000), {@code off}, or a timetable: slots set
     * apart by commas, each with days if it does not hold on all ({@code Mon}, {@code Mon-Fri}, {@code Sat+Sun}), with times if it
     * does not hold all day, and with a rate or {@code off}. The first slot that holds decides.
     *
     * @param text the text
     * @return what it means
     * @throws ConfigException when it means nothing; the message names the part
     */
    public static Bandwidth parse(String text) {
        if (text.isBlank()) {
            throw new ConfigException("an empty text is no bandwidth", HINT);
        }
        List<Slot> slots = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            slots.add(slot(part.strip()));
        }
        boolean off = slots.stream().allMatch(slot -> slot.bytesPerSecond() == 0);
        return off ? UNLIMITED : new Bandwidth(slots);
    }

    private static Slot slot(String part) {
        Matcher matcher = SLOT.matcher(part);
        if (!matcher.matches()) {
            throw new ConfigException("'" + part + "' is no bandwidth", HINT);
        }
        String days = matcher.group("days");
        String from = matcher.group("from");
        return new Slot(
                days == null ? EnumSet.allOf(DayOfWeek.class) : days(days),
                from == null ? LocalTime.MIDNIGHT : time(from),
                from == null ? LocalTime.MIDNIGHT : time(matcher.group("to")),
                rate(matcher.group("rate")));
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String range : text.split("\\+", -1)) {
            String[] ends = range.split("-", -1);
            if (ends.length > 2) {
                throw new ConfigException("'" + range + "' is no range of days", "write Mon-Fri");
            }
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = day(ends[0]); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equalsIgnoreCase(text) || day.name().equalsIgnoreCase(text)) {
                return day;
            }
        }
        throw new ConfigException("'" + text + "' is no day of the week", "write Mon, Tue, Wed, Thu, Fri, Sat or Sun");
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }

    private static LocalTime time(String text) {
        if (text.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeParseException e) {
            throw new ConfigException("'" + text + "' is no time of the day", "write it as 08:00 or 18:30");
        }
    }

    private static long rate(String text) {
        if (text.equalsIgnoreCase("off")) {
            return 0;
        }
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigException("'" + text + "' is no rate", HINT);
        }
        boolean decimal = matcher.group(3).equalsIgnoreCase("B");
        double unit =
                Math.pow(decimal ? 1000 : 1024, UNITS.indexOf(matcher.group(2).toUpperCase(Locale.ROOT)));
        double rate = Double.parseDouble(matcher.group(1)) * unit;
        if (rate < 1 || rate > 1e15) {
            throw new ConfigException("'" + text + "' is no rate that could be kept", "write off for no limit");
        }
        return Math.round(rate);
    }

    private static String rateText(long rate) {
        long scaled = rate;
        int unit = 0;
        while (unit < UNITS.size() - 1 && scaled % 1024 == 0) {
            scaled /= 1024;
            unit++;
        }
        return scaled + (unit == 0 ? "" : UNITS.get(unit) + "i") + "B/s";
    }

    /** {@return whether there is never a limit} */
    public boolean unlimited() {
        return slots.isEmpty();
    }

    /**
     * {@return the limit at a moment, in bytes a second; empty when there is none}
     *
     * @param at local time
     */
    public OptionalLong at(LocalDateTime at) {
        for (Slot slot : slots) {
            if (slot.holds(at)) {
                return slot.bytesPerSecond() == 0 ? OptionalLong.empty() : OptionalLong.of(slot.bytesPerSecond());
            }
        }
        return OptionalLong.empty();
    }

    /** {@return the text that {@link #parse} reads} */
    public String text() {
        return unlimited() ? "off" : slots.stream().map(Slot::text).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text();
    }
}
