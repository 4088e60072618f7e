package org.sylos.tck.verify;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.api.verify.VerifyRequest;
import org.sylos.tck.Checksums;

/** A verifier that is right and looks at everything: it reads both sides and compares bytes, times and targets. */
public class BytesVerifiers implements VerifierFactory {
    private static final String NAME = "bytes";

    /** For a service loader. */
    public BytesVerifiers() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "reads both sides and compares everything";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return List.of(ConfigKey.optional("slack", ConfigKey.Type.DURATION, "0s", "how far times may be apart"));
    }

    @Override
    public Verifier create(ProviderConfig config, ProviderContext context) {
        Duration slack = config.duration("slack");
        if (slack.compareTo(Duration.ofDays(1)) > 0) {
            throw new ConfigException("a slack of " + slack + " makes no sense", "give at most a day");
        }
        return (request, source, destination) -> verify(request, source, destination, slack);
    }

    private static Verdict verify(VerifyRequest request, FSAdapter source, FSAdapter destination, Duration slack)
            throws IOException {
        Entry there;
        try {
            there = destination.stat(request.destination());
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return Verdict.mismatch(NAME, "it has gone");
            }
            throw e;
        }
        if (there.kind() != request.kind()) {
            return Verdict.mismatch(NAME, "it is a " + there.kind());
        }
        Instant promised = request.mtime();
        Instant found = there.mtime();
        if (promised == null || found == null) {
            return Verdict.unknown(NAME, "there are no times");
        }
        if (Duration.between(promised, found).abs().compareTo(slack) > 0) {
            return Verdict.mismatch(NAME, "it is of " + found);
        }
        if (request.kind() == NodeKind.SYMLINK) {
            return Objects.equals(there.linkTarget(), request.linkTarget())
                    ? Verdict.verified(NAME)
                    : Verdict.mismatch(NAME, "it leads to " + there.linkTarget());
        }
        if (there.size() != request.size()) {
            return Verdict.mismatch(NAME, "it has " + there.size() + " bytes");
        }
        return content(request, source, destination);
    }

    private static Verdict content(VerifyRequest request, FSAdapter source, FSAdapter destination) throws IOException {
        Checksum copied = request.copied();
        ChecksumAlgorithm algorithm = copied == null ? ChecksumAlgorithm.SHA256 : copied.algorithm();
        if (copied == null) {
            try {
                copied = read(source, request.source(), algorithm);
            } catch (FSException e) {
                if (e.errorClass() == ErrorClass.NOT_FOUND) {
                    return Verdict.unknown(NAME, "the source has gone");
                }
                throw e;
            }
        }
        return copied.equals(read(destination, request.destination(), algorithm))
                ? Verdict.verified(NAME)
                : Verdict.mismatch(NAME, "it has other bytes");
    }

    private static Checksum read(FSAdapter adapter, NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        try (ReadChannel channel = adapter.openRead(file, 0, Long.MAX_VALUE)) {
            return Checksums.of(algorithm, channel);
        }
    }
}
