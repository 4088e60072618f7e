package org.sylos.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What others compile against is made of the JDK's types and our own, and says how firm it is. */
final class ApiRules {
    private static final String STABILITY = SylosModules.API + ".Stability";

    /** Test classes are extended by test classes: the kits show what those are written with. */
    private static final Map<String, Set<String>> SHOWN =
            Map.of(SylosModules.KITS, Set.of("org.junit.jupiter.", "org.assertj.", "org.apiguardian."));

    private ApiRules() {}

    static ArchRule signaturesShowOnlyWhatEverybodyMaySee(Judged judged) {
        return classes()
                .that(canBeNamedOutside(judged))
                .should(new ArchCondition<>("show types of the JDK and exported types of Sylos only") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaClass shown : signatureTypes(type)) {
                            if (!maySee(judged, type, shown)) {
                                events.add(SimpleConditionEvent.violated(
                                        type, type.getName() + " shows " + shown.getName()));
                            }
                        }
                    }
                });
    }

    static ArchRule everyPublicTypeSaysHowStableItIs(Judged judged) {
        return classes().that(canBeNamedOutside(judged)).should(new ArchCondition<>("be marked with @Stability") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isAnnotatedWith(STABILITY)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " does not say it"));
                }
            }
        });
    }

    /** Types that a caller in another module can name. */
    static DescribedPredicate<JavaClass> canBeNamedOutside(Judged judged) {
        return describe(
                "can be named outside their module",
                type -> judged.exported(judged.moduleOf(type)).contains(type.getPackageName()) && isReachable(type));
    }

    private static boolean maySee(Judged judged, JavaClass type, JavaClass shown) {
        JavaClass element = shown.getBaseComponentType();
        String owner = judged.ownerOf(element);
        String prefix = element.getPackageName() + ".";
        return element.isPrimitive()
                || prefix.startsWith("java.")
                || judged.exported(owner).contains(element.getPackageName())
                || SHOWN.getOrDefault(judged.moduleOf(type), Set.of()).stream().anyMatch(prefix::startsWith);
    }

    private static boolean isReachable(JavaClass type) {
        return isVisible(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && type.getEnclosingClass().map(ApiRules::isReachable).orElse(true);
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
        if (member instanceof JavaCodeUnit unit) {
            used.addAll(unit.getExceptionTypes());
        }
        return used;
    }
}
