package org.sylos.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others compile against is made of the JDK's types and our own, and says how firm it is. */
final class ExportedApiTest {
    private static final String STABILITY = SylosModules.API + ".Stability";

    private final SylosModules modules = SylosModules.all();

    @ParameterizedTest
    @ValueSource(strings = {SylosModules.API, SylosModules.CORE})
    void signatures_hold_no_types_of_libraries_and_none_that_is_not_exported(String module) {
        Set<String> visible = new LinkedHashSet<>(modules.exported(SylosModules.API));
        visible.addAll(modules.exported(module));
        List<JavaClass> types = exportedTypes(module);
        assertThat(types.size()).isGreaterThan(10);
        assertThat(types.stream()
                        .flatMap(type -> signatureTypes(type).stream()
                                .filter(used -> !used.isPrimitive()
                                        && !used.getPackageName().startsWith("java.")
                                        && !visible.contains(used.getPackageName()))
                                .map(used -> type.getName() + " shows " + used.getName())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SylosModules.API, SylosModules.CORE, SylosModules.SPECTRA})
    void every_public_type_says_how_stable_it_is(String module) {
        List<JavaClass> types = exportedTypes(module);
        assertThat(types.size()).isPositive();
        assertThat(types.stream()
                        .filter(type -> !type.isAnnotatedWith(STABILITY))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void providers_and_the_shell_export_nothing() {
        assertThat(Stream.of(SylosModules.STORAGE, SylosModules.LOCAL, SylosModules.SHELL, SylosModules.HOST))
                .allSatisfy(module ->
                        assertThat(modules.descriptor(module).exports()).isEmpty());
    }

    /** Types that a caller in another module can name. */
    private List<JavaClass> exportedTypes(String module) {
        Set<String> exported = modules.exported(module);
        return modules.classes(module).stream()
                .filter(type -> exported.contains(type.getPackageName()))
                .filter(ExportedApiTest::isReachable)
                .toList();
    }

    private static boolean isReachable(JavaClass type) {
        return isVisible(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && type.getEnclosingClass().map(ExportedApiTest::isReachable).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Set<JavaClass> signatureTypes(JavaClass type) {
        Set<JavaClass> used = new LinkedHashSet<>();
        type.getSuperclass().map(JavaType::getAllInvolvedRawTypes).ifPresent(used::addAll);
        type.getInterfaces().forEach(above -> used.addAll(above.getAllInvolvedRawTypes()));
        type.getTypeParameters().forEach(parameter -> used.addAll(parameter.getAllInvolvedRawTypes()));
        type.getPermittedSubclasses().ifPresent(used::addAll);
        type.getAnnotations().forEach(annotation -> used.add(annotation.getRawType()));
        type.getMembers().stream()
                .filter(member -> isVisible(member.getModifiers())
                        && !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .forEach(member -> used.addAll(typesOf(member)));
        return used;
    }

    private static Set<JavaClass> typesOf(JavaMember member) {
        Set<JavaClass> used = new LinkedHashSet<>(member.getAllInvolvedRawTypes());
        member.getAnnotations().forEach(annotation -> used.add(annotation.getRawType()));
        return used;
    }
}
