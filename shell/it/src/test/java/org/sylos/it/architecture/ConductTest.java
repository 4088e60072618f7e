package org.sylos.it.architecture;

import org.junit.jupiter.api.Test;

/** What code does not do, whoever runs it. */
final class ConductTest {
    private final SylosModules modules = SylosModules.all();

    @Test
    void nobody_throws_exceptions_that_say_nothing() {
        ConductRules.noExceptionsThatSayNothing().check(modules.classes());
    }

    @Test
    void only_the_shell_uses_the_standard_streams() {
        ConductRules.onlyTheShellUsesStandardStreams(modules).check(modules.classes());
    }

    @Test
    void only_the_shell_ends_the_process_or_hooks_into_its_end() {
        ConductRules.onlyTheShellEndsTheProcess(modules).check(modules.classes());
    }

    @Test
    void only_the_plugin_host_loads_classes_by_name() {
        ConductRules.onlyThePluginHostLoadsClassesByName(modules).check(modules.classes());
    }

    @Test
    void nobody_deserialises_objects() {
        ConductRules.nobodyDeserialisesObjects().check(modules.classes());
    }

    @Test
    void the_engine_touches_no_files_but_those_of_its_home() {
        FileRules.theEngineTouchesNoFilesButThoseOfItsHome(modules).check(modules.classes());
    }

    @Test
    void the_contracts_touch_no_files_at_all() {
        FileRules.theContractsTouchNoFiles(modules).check(modules.classes());
    }

    @Test
    void only_local_adapter_store_host_and_shell_change_files() {
        FileRules.nobodyElseChangesFiles(modules).check(modules.classes());
    }
}
