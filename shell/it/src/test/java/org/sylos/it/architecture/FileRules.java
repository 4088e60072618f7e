package org.sylos.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.sylos.it.architecture.SylosModules.API;
import static org.sylos.it.architecture.SylosModules.CORE;
import static org.sylos.it.architecture.SylosModules.HOST;
import static org.sylos.it.architecture.SylosModules.LOCAL;
import static org.sylos.it.architecture.SylosModules.SHELL;
import static org.sylos.it.architecture.SylosModules.STORAGE;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who touches files. The adapter for local files does it with users' data; the store, the plugin host and the shell with files
 * of their own; the engine with its state file and its home, and in few classes; the contracts only to look secrets up.
 */
final class FileRules {
    private static final Set<String> WITH_FILES = Set.of(LOCAL, STORAGE, HOST, SHELL);
    private static final Set<String> ACCESS = Set.of(
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.nio.channels.FileChannel",
            "java.nio.channels.AsynchronousFileChannel",
            "java.nio.file.Files",
            "java.nio.file.SecureDirectoryStream",
            "java.nio.file.spi.FileSystemProvider");
    private static final Set<String> WRITERS =
            Set.of("java.io.FileOutputStream", "java.io.FileWriter", "java.io.RandomAccessFile");

    /** Methods of {@code Files}, {@code File} and the channels that change something, or may be asked to. */
    private static final Pattern CHANGES = Pattern.compile(
            "write.*|new(?:OutputStream|BufferedWriter|ByteChannel)|open|copy|move|delete.*|create.*|mkdirs?|renameTo|set.*");

    /** Reads the files in which people keep secrets, so that all providers do it alike. */
    private static final String SECRETS = API + ".SecretReference";

    /** Rules of the kits that do in a folder of the test what its user would: fill it, move it. */
    private static final Set<String> PREPARE_FOLDERS =
            Set.of(SylosModules.KITS + ".fs.FolderContract", SylosModules.KITS + ".store.PlaceRules");

    private FileRules() {}

    static ArchRule theContractsTouchNoFiles(Judged judged) {
        return noClasses()
                .that(describe(
                        "are the contracts', what finds secrets apart",
                        type -> judged.moduleOf(type).equals(API)
                                && !type.getName().equals(SECRETS)))
                .should()
                .dependOnClassesThat(describe("read and write files", FileRules::isAccess));
    }

    /** The engine leaves logging to its caller, and what it does on a disk to its store and its adapters. */
    static ArchRule theEngineTouchesNoFilesButThoseOfItsHome(Judged judged) {
        return noClasses()
                .that(describe(
                        "are the engine's, its home and state file apart",
                        type -> judged.moduleOf(type).equals(CORE) && !isOfTheHome(type)))
                .should()
                .dependOnClassesThat(describe("read and write files", FileRules::isAccess));
    }

    static ArchRule nobodyElseChangesFiles(Judged judged) {
        return noClasses()
                .that(describe(
                        "are outside " + WITH_FILES + " and the engine's home",
                        type -> !WITH_FILES.contains(judged.moduleOf(type))
                                && !isOfTheHome(type)
                                && !PREPARE_FOLDERS.contains(type.getName())))
                .should()
                .callCodeUnitWhere(describe("a file is changed", call -> changes(call.getTarget())));
    }

    private static boolean isOfTheHome(JavaClass type) {
        return type.getPackageName().equals(CORE + ".internal.state")
                || (type.getPackageName().equals(CORE + ".internal.home")
                        && Set.of("HomeFolder", "NewFolders").contains(type.getSimpleName()));
    }

    private static boolean isAccess(JavaClass type) {
        return ACCESS.contains(type.getName());
    }

    private static boolean changes(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        if (WRITERS.contains(owner)) {
            return true;
        }
        if (owner.equals("java.io.PrintWriter") && target.getName().equals("<init>")) {
            String first = target.getRawParameterTypes().get(0).getName();
            return first.equals("java.lang.String") || first.equals("java.io.File");
        }
        return ACCESS.contains(owner) && CHANGES.matcher(target.getName()).matches();
    }
}
