package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds the folder of a plugin that has libraries. */
record TestFolder(Path folder) {
    static TestFolder of(Path folder) throws IOException {
        return new TestFolder(Files.createDirectories(folder));
    }

    TestFolder jar(String name, TestJar jar) throws IOException {
        jar.write(folder.resolve(name));
        return this;
    }

    TestFolder library(String name, TestJar jar) throws IOException {
        jar.write(Files.createDirectories(folder.resolve("lib")).resolve(name));
        return this;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** The folder with its name as a zip archive. */
    Path zipped(Path zip) throws IOException {
        return zipped(zip, folder.getFileName() + "/");
    }

    /** The folder as a zip archive whose entries begin with something. */
    Path zipped(Path zip, String prefix) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : files()) {
                out.putNextEntry(
                        new ZipEntry(prefix + folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return zip;
    }

    void delete() throws IOException {
        Placement.deleteTree(folder);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
