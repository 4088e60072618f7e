package org.sylos.shell.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.plugin.ProviderLease;

/**
 * What came of trying a place.
 *
 * @param location where it is, for people
 * @param rootThere whether the root is there; one that is missing is made by the first copy into it
 * @param entries entries of the root's first page
 * @param latency time of one answer: the least of several
 * @param freeBytes room for more, where known
 * @param abilities what the adapter can do, in words of the contract
 * @param threads operations at once that it recommends, and the most
 */
public record Probe(
        String location,
        boolean rootThere,
        int entries,
        Duration latency,
        OptionalLong freeBytes,
        List<String> abilities,
        String threads) {
    private static final int TRIES = 3;

    public Probe {
        abilities = List.copyOf(abilities);
    }

    /**
     * Opens a place, looks at its root and closes it; changes nothing.
     *
     * @param most how long it may take
     * @throws SylosException when it cannot be used; the hint says what to do
     */
    public static Probe of(Context context, Location place, Duration most) throws InterruptedException {
        FutureTask<Probe> task = new FutureTask<>(() -> probe(context, place));
        Thread thread = new Thread(task, "connection-test");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new SylosException(
                    place.text() + " gave no answer within " + most.toSeconds() + " s",
                    "check that the server is reachable from here, and that no firewall drops the connection",
                    e);
        } catch (InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw translated(place, e.getCause());
        }
    }

    private static SylosException translated(Location place, @Nullable Throwable cause) {
        if (cause instanceof SylosException known) {
            return known;
        }
        String what = cause instanceof FSException failure ? " (" + failure.errorClass() + ")" : "";
        return new SylosException(
                place.text() + " cannot be used: " + (cause == null ? "" : cause.getMessage()) + what,
                cause instanceof FSException failure ? advice(failure.errorClass()) : null,
                cause);
    }

    private static String advice(ErrorClass kind) {
        return switch (kind) {
            case AUTH -> "check user, password or key, and that the secret's reference leads to the right one";
            case PERMISSION -> "give this user the right to read the root, or choose another root";
            case NOT_FOUND -> "check the root";
            case CONFLICT -> "the root must be a folder; check it";
            case THROTTLED, TRANSIENT -> "try again in a while; check host name, port and network";
            default -> "check host name, port and root";
        };
    }

    private static Probe probe(Context context, Location place) throws IOException {
        try (ProviderLease<FSAdapterFactory> lease =
                context.manager().providers().lease(FSAdapterFactory.class, "adapter", place.scheme())) {
            FSAdapterFactory factory = lease.provider();
            ProviderConfig settings = ProviderConfig.of(factory, place.settings());
            try (FSAdapter adapter = factory.create(place.rest(), settings, context.providerContext())) {
                return probe(adapter);
            }
        }
    }

    private static Probe probe(FSAdapter adapter) throws IOException {
        adapter.testConnection();
        Optional<Integer> entries = entries(adapter);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long begin = System.nanoTime();
            if (entries.isPresent()) {
                adapter.stat(adapter.root());
            } else {
                adapter.testConnection();
            }
            least = Math.min(least, System.nanoTime() - begin);
        }
        Capabilities can = adapter.capabilities();
        OptionalLong free =
                can.has(Capability.STORAGE_INFO) ? adapter.storageInfo().usableBytes() : OptionalLong.empty();
        return new Probe(
                adapter.displayLocation(),
                entries.isPresent(),
                entries.orElse(0),
                Duration.ofNanos(least),
                free,
                abilities(can),
                can.recommendedConcurrency() + " to " + can.maxConcurrency());
    }

    private static Optional<Integer> entries(FSAdapter adapter) throws IOException {
        try (Listing listing =
                adapter.list(adapter.root(), adapter.capabilities().pageSize())) {
            return Optional.of(listing.nextPage().size());
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<String> abilities(Capabilities can) {
        List<String> words = new ArrayList<>();
        can.supported().stream()
                .sorted()
                .forEach(ability ->
                        words.add(ability.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        can.checksums().stream().sorted().forEach(algorithm -> words.add(algorithm.label()));
        return words;
    }
}
