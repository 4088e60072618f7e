package org.sylos.it.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;

/** Classes under judgement, and the modules that they belong to. The rules know no more of them. */
interface Judged {
    /** The classes that the rules look at. */
    JavaClasses classes();

    /** The module in whose jar a class is; empty for a class of somebody else. */
    String moduleOf(JavaClass type);

    /** The packages of a module that everybody may use. */
    Set<String> exported(String module);

    /** Whether a module is a plugin: a jar from the directory of plugins. */
    boolean isPlugin(String module);

    /** As {@link #moduleOf}, for classes that are only referred to as well. */
    default String ownerOf(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        String module = moduleOf(element);
        return module.isEmpty() ? SylosModules.all().namedAs(element) : module;
    }

    /** Holds of classes of some modules. */
    default DescribedPredicate<JavaClass> areIn(Set<String> modules) {
        return DescribedPredicate.describe("are in " + modules, type -> modules.contains(moduleOf(type)));
    }

    /** Holds of classes of all other modules. */
    default DescribedPredicate<JavaClass> areOutside(Set<String> modules) {
        return DescribedPredicate.describe("are outside " + modules, type -> !modules.contains(moduleOf(type)));
    }
}
