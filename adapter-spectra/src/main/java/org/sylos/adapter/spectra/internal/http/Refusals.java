package org.sylos.adapter.spectra.internal.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.FSException;

/** What the simulator's errors are in HTTP. */
final class Refusals {
    private Refusals() {}

    static Refusal of(FSException failure) {
        Map<String, String> headers = failure.retryAfter()
                .map(pause -> Map.of("Retry-After", seconds(pause)))
                .orElse(Map.of());
        return new Refusal(
                status(failure.errorClass()),
                label(failure.errorClass()),
                failure.path(),
                String.valueOf(failure.getMessage()),
                headers);
    }

    static Refusal of(SylosException failure, String path) {
        boolean full = failure instanceof SpectraStoreException store
                && store.reason() == SpectraStoreException.Reason.NO_SPACE;
        return new Refusal(
                full ? 507 : 500,
                label(full ? ErrorClass.NO_SPACE : ErrorClass.FATAL),
                path,
                String.valueOf(failure.getMessage()),
                Map.of());
    }

    static int status(ErrorClass errorClass) {
        return switch (errorClass) {
            case INVALID_NAME -> 400;
            case PERMISSION, AUTH -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case THROTTLED -> 429;
            case CORRUPT, FATAL, PARENT -> 500;
            case UNSUPPORTED -> 501;
            case TRANSIENT -> 503;
            case NO_SPACE -> 507;
        };
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whole seconds, and never too early. */
    private static String seconds(Duration pause) {
        return Long.toString(pause.plusNanos(999_999_999).toSeconds());
    }
}
