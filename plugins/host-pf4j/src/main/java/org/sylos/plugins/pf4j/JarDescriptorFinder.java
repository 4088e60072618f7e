package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;

/** Looks at a jar before anything in it is run: is it whole, what does it say of itself, and is it fit to be loaded? */
final class JarDescriptorFinder implements PluginDescriptorFinder {
    private static final byte[] ZIP = {'P', 'K'};
    private static final Pattern OUR_CLASS =
            Pattern.compile("(META-INF/versions/\\d+/)?org/sylos/engine/(api|core)/.*\\.class");

    @Override
    public boolean isApplicable(Path jar) {
        return true;
    }

    /** @throws PluginRefusal when the jar is not a plugin that can be loaded */
    @Override
    public PluginDescriptor find(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            PluginDescriptor descriptor = new PluginManifest(attributes(jar)).descriptor();
            refuseOurClasses(jar);
            return descriptor;
        } catch (IOException e) {
            throw new PluginRefusal(
                    beginsLikeJar(path) ? "the jar is damaged or not complete: " + e.getMessage() : "it is not a jar");
        }
    }

    private static Attributes attributes(JarFile jar) {
        Manifest manifest;
        try {
            manifest = jar.getManifest();
        } catch (IOException | SecurityException e) {
            throw new PluginRefusal("its manifest is damaged: " + e.getMessage());
        }
        if (manifest == null) {
            throw new PluginRefusal("it has no manifest; a plugin names itself in META-INF/MANIFEST.MF with Plugin-Id,"
                    + " Plugin-Version and Plugin-Requires");
        }
        return manifest.getMainAttributes();
    }

    /** A second copy of an interface is another interface: no provider of it would be one of ours. */
    private static void refuseOurClasses(JarFile jar) {
        jar.stream()
                .map(entry -> entry.getName())
                .filter(name -> OUR_CLASS.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new PluginRefusal("it holds classes of Sylos itself (" + name
                            + "); leave sylos-engine-api out of the jar (in Maven: scope 'provided')");
                });
    }

    private static boolean beginsLikeJar(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (IOException e) {
            return false;
        }
    }
}
