package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a jar before anything in it is run: is it whole, and what does it hold?
 *
 * @param jar the jar
 * @param subject what messages call it: "the jar", "its library lib/x.jar"
 */
record JarInspector(Path jar, String subject) {
    private static final Logger LOG = LoggerFactory.getLogger(JarInspector.class);
    private static final byte[] ZIP = {'P', 'K'};
    private static final Pattern OUR_CLASS =
            Pattern.compile("(META-INF/versions/\\d+/)?org/sylos/engine/(api|core)/.*\\.class");

    /**
     * What a jar shows from outside.
     *
     * @param manifest null when there is none that can be read
     * @param problems what is wrong
     */
    record Look(@Nullable Manifest manifest, List<String> problems) {}

    /** A look at the jar: its manifest, and classes that it must not hold. */
    Look look(boolean needsManifest) {
        List<String> problems = new ArrayList<>();
        Manifest manifest = null;
        try (JarFile open = new JarFile(jar.toFile())) {
            if (needsManifest) {
                manifest = manifest(open, problems);
            }
            ourClass(open, problems);
        } catch (IOException e) {
            problems.add(unreadable(e));
        }
        return new Look(manifest, problems);
    }

    /** Whether there is an entry of a name; true as well when nobody can tell, because the jar cannot be read. */
    boolean mayHold(String entry) {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.getEntry(entry) != null;
        } catch (IOException e) {
            LOG.debug("{} cannot be read", jar, e);
            return true;
        }
    }

    /** Reads every byte, which shows damage that a look does not. */
    List<String> readWhole() {
        try (JarFile open = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = open.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                try (InputStream in = open.getInputStream(entry)) {
                    in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException | SecurityException e) {
                    return List.of(
                            "the entry " + entry.getName() + " of " + subject + " is damaged: " + e.getMessage());
                }
            }
            return List.of();
        } catch (IOException e) {
            return List.of(unreadable(e));
        }
    }

    private static @Nullable Manifest manifest(JarFile open, List<String> problems) {
        try {
            Manifest manifest = open.getManifest();
            if (manifest == null) {
                problems.add("it has no manifest; a plugin names itself in META-INF/MANIFEST.MF with Plugin-Id,"
                        + " Plugin-Version and Plugin-Requires");
            }
            return manifest;
        } catch (IOException | SecurityException e) {
            problems.add("its manifest is damaged: " + e.getMessage());
            return null;
        }
    }

    /** A second copy of an interface is another interface: no provider of it would be one of ours. */
    private void ourClass(JarFile open, List<String> problems) {
        open.stream()
                .map(JarEntry::getName)
                .filter(name -> OUR_CLASS.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> problems.add(holder() + " holds classes of Sylos itself (" + name
                        + "); leave sylos-engine-api out of it (in Maven: scope 'provided')"));
    }

    private String holder() {
        return subject.equals(Inspection.OWN_JAR) ? "it" : subject;
    }

    private String unreadable(IOException e) {
        return beginsLikeJar()
                ? subject + " is damaged or not complete: " + e.getMessage()
                : holder() + " is not a jar";
    }

    private boolean beginsLikeJar() {
        try (InputStream in = Files.newInputStream(jar)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (IOException e) {
            return false;
        }
    }
}
