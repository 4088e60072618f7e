package org.sylos.it.plugin;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Provider;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;
import org.sylos.tck.Gate;

/**
 * The author of a plugin: a user with a home folder, an unpacked distribution, and a local Maven repository that holds the API
 * and the kit and nothing else of Sylos. What Maven itself needs comes from the repository of this build, which used the same
 * plugins and libraries.
 */
final class Author {
    /** Maven may have to fetch what this build did without. */
    private static final int MAVEN_SECONDS = 600;

    private final Path home;
    private final Path distribution;
    private final Path maven;

    private Author(Path home, Path distribution, Path maven) {
        this.home = home;
        this.distribution = distribution;
        this.maven = maven;
    }

    /** The Maven that runs this build, or else one of the path; empty when there is none. */
    static Optional<Path> maven() {
        return Stream.concat(
                        Stream.ofNullable(System.getProperty("sylos.maven")).map(place -> Path.of(place, "bin")),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .map(Path::of))
                .filter(folder -> Files.isExecutable(folder.resolve("mvn")))
                .findFirst();
    }

    /** Unpacks the distribution and installs the artifacts below a folder. */
    static Author in(Path folder, Path maven) throws IOException {
        Path distribution = folder.resolve("sylos");
        Program.of("cp", "-a", Sylos.distribution().toString(), distribution.toString())
                .run()
                .expect(0);
        Author author = new Author(Files.createDirectories(folder.resolve("home")), distribution, maven);
        author.install();
        return author;
    }

    /** Runs lines of a shell in a folder, with nothing in the environment but what an author has. */
    Finished run(Path folder, String lines) {
        return Program.of("sh", "-e", "-c", lines)
                .inEmptyEnvironment()
                .inLocale("C.UTF-8", StandardCharsets.UTF_8)
                .set(
                        "PATH",
                        maven + File.pathSeparator + distribution.resolve("bin") + File.pathSeparator + "/usr/bin:/bin")
                .set("HOME", home.toString())
                .set("XDG_DATA_HOME", home.resolve(".local/share").toString())
                .set("JAVA_HOME", System.getProperty("java.home"))
                .set("MAVEN_SKIP_RC", "1")
                .set("MAVEN_OPTS", "-Duser.home=" + home + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .in(folder)
                .within(MAVEN_SECONDS)
                .run();
    }

    /** The unpacked distribution. */
    Path distribution() {
        return distribution;
    }

    private void install() throws IOException {
        Path build = Path.of(System.getProperty("basedir", "."), "../..").toRealPath();
        String version = System.getProperty("sylos.version");
        install("sylos-parent", version, build.resolve("pom.xml"), null);
        install("sylos-plugins", version, build.resolve("plugins/pom.xml"), null);
        install("sylos-engine-api", version, build.resolve("engine-api/pom.xml"), Provider.class);
        install("sylos-tck", version, build.resolve("plugins/tck/pom.xml"), Gate.class);
        Files.writeString(home.resolve(".m2/settings.xml"), """
                <settings>
                  <profiles>
                    <profile>
                      <id>build</id>
                      <repositories>
                        <repository><id>build</id><url>%1$s</url><snapshots><enabled>false</enabled></snapshots></repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository><id>build</id><url>%1$s</url></pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>build</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                        Path.of(System.getProperty("sylos.repository")).toUri()));
    }

    private void install(String name, String version, Path pom, @Nullable Class<?> of) throws IOException {
        Path folder = home.resolve(".m2/repository/org/sylos").resolve(name).resolve(version);
        Files.createDirectories(folder);
        Files.copy(pom, folder.resolve(name + "-" + version + ".pom"));
        if (of != null) {
            Files.copy(jarOf(of), folder.resolve(name + "-" + version + ".jar"));
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
