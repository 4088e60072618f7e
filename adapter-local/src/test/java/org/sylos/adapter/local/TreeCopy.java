package org.sylos.adapter.local;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;

/** A plain copy of a tree from adapter to adapter; what cannot be copied is told and left out. Also a program. */
final class TreeCopy {
    private static final Set<Capability> KEEP = Set.of(Capability.PERMISSIONS, Capability.OWNER, Capability.XATTRS);

    private final FSAdapter from;
    private final FSAdapter to;
    private final boolean stream;
    private final List<String> problems = new ArrayList<>();

    TreeCopy(FSAdapter from, FSAdapter to, boolean stream) {
        this.from = from;
        this.to = to;
        this.stream = stream;
    }

    /** Source and target, then {@code stream} or options of both adapters; prints one line for each problem. */
    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (String arg : List.of(args).subList(2, args.length)) {
            if (!arg.equals("stream")) {
                options.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
            }
        }
        LocalAdapterFactory factory = new LocalAdapterFactory();
        ProviderConfig config = ProviderConfig.of(factory, options);
        try (FSAdapter from = factory.create(location(args[0]), config, ProviderContext.standard());
                FSAdapter to = factory.create(location(args[1]), config, ProviderContext.standard())) {
            for (String problem : new TreeCopy(from, to, List.of(args).contains("stream")).run()) {
                System.out.println(problem);
            }
        }
    }

    /** Arguments go through the locale, so what is not ASCII in them is written as in a URL. */
    private static String location(String argument) {
        return URLDecoder.decode(argument, StandardCharsets.UTF_8);
    }

    /** Copies everything; answers what could not be: class and path. */
    List<String> run() throws IOException {
        to.createRoot();
        folder(NodeRef.ROOT);
        return problems;
    }

    private void folder(NodeRef folder) throws IOException {
        try (Listing listing = from.list(folder, 100)) {
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                for (Entry entry : page) {
                    node(folder, entry);
                }
            }
        } catch (FSException e) {
            problems.add(e.errorClass() + " " + e.path());
        }
        try {
            to.setMetadata(folder, from.metadata(folder));
        } catch (FSException e) {
            problems.add(e.errorClass() + " metadata of " + e.path());
        }
    }

    private void node(NodeRef folder, Entry entry) throws IOException {
        NodeRef node = folder.child(entry.name());
        if (entry.problem() != null) {
            problems.add(entry.problem().errorClass() + " " + node.path());
            return;
        }
        WriteSpec spec = new WriteSpec(
                folder, entry.name(), entry.size(), Metadata.ofMtime(entry.mtime()), WriteCondition.ABSENT, "copy");
        try {
            switch (entry.kind()) {
                case FOLDER -> {
                    to.createFolder(folder, entry.name());
                    folder(node);
                }
                case SYMLINK -> to.createSymlink(spec, String.valueOf(entry.linkTarget()));
                case FILE -> file(node, entry, spec);
                case OTHER -> throw new IllegalStateException("no problem told: " + entry);
            }
        } catch (FSException e) {
            problems.add(e.errorClass() + " " + e.path());
        }
    }

    private void file(NodeRef node, Entry entry, WriteSpec spec) throws IOException {
        if (stream) {
            stream(node, spec);
            return;
        }
        Expected expected = new Expected(entry.size(), entry.mtime());
        CopyResult result = to.copyFrom(from, node, expected, spec, KEEP, TransferMonitor.NONE);
        if (!(result instanceof CopyResult.Copied)) {
            problems.add(result + " " + node.path());
        }
    }

    private void stream(NodeRef node, WriteSpec spec) throws IOException {
        Metadata metadata = from.metadata(node);
        WriteSpec full =
                new WriteSpec(spec.parent(), spec.name(), spec.size(), metadata, spec.condition(), spec.owner());
        try (ReadChannel in = from.openRead(node, 0, Long.MAX_VALUE);
                FileWrite out = to.openWrite(full)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (in.read(buffer) >= 0) {
                out.write(buffer.flip());
                buffer.clear();
            }
            out.commit();
        }
    }

    /** A folder whose content the test made unreadable is readable again, so that it can be cleared away. */
    static void open(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Modes.set(folder, 0755);
        }
    }
}
