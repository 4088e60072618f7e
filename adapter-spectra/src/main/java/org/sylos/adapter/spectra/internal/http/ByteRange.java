package org.sylos.adapter.spectra.internal.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a request asks for, as in RFC 9110, section 14: from a first byte, up to and with a last one or to
 * the end; or so many bytes at the end.
 *
 * @param first first byte, zero or more; in a suffix how many bytes
 * @param last last byte, not before the first; {@link Long#MAX_VALUE} for the end
 * @param suffix whether it is counted from the end
 */
record ByteRange(long first, long last, boolean suffix) {
    private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})", Pattern.CASE_INSENSITIVE);

    /** What a header says; empty when there is none, or none of one range in bytes, which is to be passed over. */
    static Optional<ByteRange> parse(@Nullable String header) {
        Matcher parts = FORM.matcher(header == null ? "" : header.trim());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String from = parts.group(1);
        String to = parts.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? Optional.empty() : Optional.of(new ByteRange(Long.parseLong(to), 0, true));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last, false));
    }

    /** The first byte in a file of this size; the size itself or more when there is no such byte. */
    long start(long size) {
        return suffix ? (first == 0 ? size : Math.max(0, size - first)) : first;
    }

    /** How many bytes of a file of this size, zero or more. */
    long length(long size) {
        long end = suffix ? size : Math.min(size, last == Long.MAX_VALUE ? last : last + 1);
        return Math.max(0, end - start(size));
    }
}
