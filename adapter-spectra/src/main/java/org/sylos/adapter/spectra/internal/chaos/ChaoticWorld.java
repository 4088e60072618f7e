package org.sylos.adapter.spectra.internal.chaos;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.config.SpectraTime;
import org.sylos.adapter.spectra.internal.chaos.Dice.Question;
import org.sylos.adapter.spectra.internal.world.FileState;
import org.sylos.adapter.spectra.internal.world.Meter;
import org.sylos.adapter.spectra.internal.world.Meter.Misread;
import org.sylos.adapter.spectra.internal.world.OpenFile;
import org.sylos.adapter.spectra.internal.world.Place;
import org.sylos.adapter.spectra.internal.world.PlainWorld;
import org.sylos.adapter.spectra.internal.world.World;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.WriteCondition;

/**
 * A world in which things go wrong. An operation first needs a token of the rate limit, then takes its time, then may fail;
 * only then is it asked of the plain world. Each operation is counted once, by whoever ends it.
 */
public final class ChaoticWorld implements World {
    /** How far a listing comes at most before it fails: a failure needs no longer ones than of three pages. */
    private static final int STAGES = 3;

    private static final int SMALL_PIECE = 7;

    private final PlainWorld plain;
    private final Chaos chaos;
    private final Dice dice;
    private final Fates fates;
    private final Vanishing vanishing;
    private final Entrance entrance;

    /** Brings chaos into a world. */
    public ChaoticWorld(PlainWorld plain, Chaos chaos, long treeSeed, String name, SpectraTime time) {
        this.plain = plain;
        this.chaos = chaos;
        dice = new Dice(treeSeed, chaos.seed(), name);
        fates = new Fates(dice, chaos);
        vanishing = new Vanishing(plain, dice, chaos.vanishing());
        entrance = new Entrance(chaos, dice, time, plain.meter());
    }

    @Override
    public boolean keepBytes() {
        return plain.keepBytes();
    }

    @Override
    public boolean closed() {
        return plain.closed();
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Meter meter() {
        return plain.meter();
    }

    @Override
    public Entry entry(Place place) throws IOException {
        question(SpectraOperation.STAT, place);
        return plain.entry(place);
    }

    @Override
    public FileState file(Place place) throws IOException {
        question(SpectraOperation.CHECKSUM, place);
        return plain.file(place);
    }

    @Override
    public OpenFile open(Place place, long offset, long length) throws IOException {
        Fate fate = begin(SpectraOperation.READ, place);
        requireThere(SpectraOperation.READ, place);
        boolean breaks = fate.passes() && dice.below(2, fate.key(), Question.STAGE, fate.attempt()) == 1;
        if (fate.failure() != null && !breaks) {
            throw refusal(SpectraOperation.READ, place, fate);
        }
        OpenFile file = plain.open(place, offset, length);
        if (file.start() == file.end()) {
            fates.succeeded(fate);
            return file;
        }
        return file.with(spoiled(place, file, fate));
    }

    private SpoiledRead spoiled(Place place, OpenFile file, Fate fate) {
        SpoiledRead read = new SpoiledRead();
        long length = file.end() - file.start();
        boolean fails = true;
        if (fate.failure() != null) {
            read.breakAt(
                    file.start() + dice.below(length, fate.key(), Question.BREAK, fate.attempt()),
                    () -> failure(SpectraOperation.READ, place, fate));
        } else if (fates.befalls(fate, Question.CORRUPTED, chaos.corruptedReads())) {
            long at = file.start() + dice.below(length, fate.key(), Question.BYTE, fate.attempt());
            read.flip(at, (int) dice.below(Byte.SIZE, fate.key(), Question.BIT, fate.attempt()));
            meter().countMisread(Misread.CORRUPTED);
            fates.failed(fate);
        } else if (fates.befalls(fate, Question.TRUNCATED, chaos.truncatedReads())) {
            read.endAt(file.start() + dice.below(length, fate.key(), Question.END, fate.attempt()));
            meter().countMisread(Misread.TRUNCATED);
            fates.failed(fate);
        } else {
            fails = false;
        }
        if (!fails) {
            fates.succeeded(fate);
        }
        if (dice.even(fate.key(), Question.SHORT, 0) < chaos.shortReads()) {
            read.mostAtOnce(SMALL_PIECE);
            meter().countMisread(Misread.SHORT);
        }
        return read;
    }

    @Override
    public Listing list(Place place, int pageSize) throws IOException {
        Fate fate = begin(SpectraOperation.LIST, place);
        requireThere(SpectraOperation.LIST, place);
        int stage = fate.passes() ? (int) dice.below(STAGES, fate.key(), Question.STAGE, fate.attempt()) : 0;
        if (fate.failure() != null && stage == 0) {
            throw refusal(SpectraOperation.LIST, place, fate);
        }
        Listing pages = plain.list(place, pageSize);
        if (fate.failure() == null) {
            fates.succeeded(fate);
        }
        return new ChaoticListing(pages, pageSize, new ChaoticListing.Hooks() {
            @Override
            public void delay() throws IOException {
                entrance.delay(SpectraOperation.LIST, node(place), fate);
            }

            @Override
            public void fail(int page, boolean last) throws FSException {
                if (fate.failure() != null && (page == stage || last)) {
                    throw failure(SpectraOperation.LIST, place, fate);
                }
            }
        });
    }

    @Override
    public void createFolder(Place place, Instant now) throws IOException {
        change(SpectraOperation.CREATE_FOLDER, place, () -> {
            requireAbove(SpectraOperation.CREATE_FOLDER, place);
            plain.createFolder(place, now);
        });
    }

    @Override
    public void checkPut(Place place, @Nullable WriteCondition condition) throws IOException {
        Fate fate = begin(SpectraOperation.WRITE, place);
        requireAbove(SpectraOperation.WRITE, place);
        if (fate.failure() != null && !failsAtItsEnd(fate)) {
            throw refusal(SpectraOperation.WRITE, place, fate);
        }
        plain.checkPut(place, condition);
    }

    @Override
    public void putFile(Place place, @Nullable WriteCondition condition, FileState file) throws IOException {
        Fate fate = fates.next(SpectraOperation.WRITE, node(place));
        if (failsAtItsEnd(fate)) {
            throw failure(SpectraOperation.WRITE, place, fate);
        }
        plain.putFile(place, condition, file);
        loseAnswer(SpectraOperation.WRITE, place, fate);
    }

    private boolean failsAtItsEnd(Fate fate) {
        return fate.passes() && dice.below(2, fate.key(), Question.STAGE, fate.attempt()) == 1;
    }

    @Override
    public void setMtime(Place place, Instant mtime) throws IOException {
        change(SpectraOperation.SET_METADATA, place, () -> {
            requireThere(SpectraOperation.SET_METADATA, place);
            plain.setMtime(place, mtime);
        });
    }

    @Override
    public void delete(Place place) throws IOException {
        change(SpectraOperation.DELETE, place, () -> {
            if (vanishing.gone(place)) {
                meter().count(SpectraOperation.DELETE);
            } else {
                plain.delete(place);
            }
        });
    }

    @Override
    public void move(Place from, Place to) throws IOException {
        change(SpectraOperation.RENAME, from, () -> {
            requireThere(SpectraOperation.RENAME, from);
            if (!from.names().equals(to.names())) {
                requireAbove(SpectraOperation.RENAME, to);
            }
            plain.move(from, to);
        });
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(SpectraOperation operation, Place place, Change change) throws IOException {
        Fate fate = begin(operation, place);
        if (fate.failure() != null) {
            throw refusal(operation, place, fate);
        }
        change.make();
        loseAnswer(operation, place, fate);
    }

    private void question(SpectraOperation operation, Place place) throws IOException {
        Fate fate = begin(operation, place);
        requireThere(operation, place);
        if (fate.failure() != null) {
            throw refusal(operation, place, fate);
        }
        fates.succeeded(fate);
    }

    private Fate begin(SpectraOperation operation, Place place) throws IOException {
        entrance.admit(operation, place);
        long node = node(place);
        Fate fate = fates.next(operation, node);
        entrance.delay(operation, node, fate);
        return fate;
    }

    private void requireThere(SpectraOperation operation, Place place) throws FSException {
        if (vanishing.gone(place)) {
            throw vanished(operation, place);
        }
    }

    private void requireAbove(SpectraOperation operation, Place place) throws FSException {
        if (vanishing.parentGone(place)) {
            throw vanished(operation, place);
        }
    }

    private FSException vanished(SpectraOperation operation, Place place) {
        meter().count(operation);
        meter().countFailure(ErrorClass.NOT_FOUND);
        return new FSException(ErrorClass.NOT_FOUND, place.path(), "it has vanished", null);
    }

    /** The failure of an operation that does not reach the plain world. */
    private FSException refusal(SpectraOperation operation, Place place, Fate fate) {
        meter().count(operation);
        return failure(operation, place, fate);
    }

    private FSException failure(SpectraOperation operation, Place place, Fate fate) {
        ErrorClass errorClass = fate.failure();
        if (errorClass == null) {
            throw new IllegalStateException("nothing fails here");
        }
        if (errorClass.retryable()) {
            fates.failed(fate);
        }
        meter().countFailure(errorClass);
        return new FSException(
                errorClass,
                place.path(),
                "the simulated service fails to " + operation.label() + ", attempt " + (fate.attempt() + 1),
                null);
    }

    private void loseAnswer(SpectraOperation operation, Place place, Fate fate) throws FSException {
        if (!fates.befalls(fate, Question.LOST, chaos.lostAnswers())) {
            fates.succeeded(fate);
            return;
        }
        fates.failed(fate);
        meter().countFailure(ErrorClass.TRANSIENT);
        throw new FSException(
                ErrorClass.TRANSIENT,
                place.path(),
                "the answer to " + operation.label() + " was lost on its way, attempt " + (fate.attempt() + 1),
                null);
    }

    private long node(Place place) {
        long key = dice.root();
        for (String name : place.names()) {
            key = dice.child(key, name);
        }
        return key;
    }
}
