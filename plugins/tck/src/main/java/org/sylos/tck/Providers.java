package org.sylos.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.Stability;

/** What holds of every factory, whatever it makes. */
@Stability(Stability.Level.EVOLVING)
public final class Providers {
    private Providers() {}

    /**
     * Asserts that a factory can be found, and that it describes itself and its settings as {@link Provider} says.
     *
     * @param provider the factory
     */
    public static void assertDescribed(Provider provider) {
        Class<?> type = provider.getClass();
        assertThat(Modifier.isPublic(type.getModifiers()))
                .as("whether %s is public", type)
                .isTrue();
        assertThatCode(type::getConstructor)
                .as("the constructor without parameters of %s", type)
                .doesNotThrowAnyException();
        assertThat(provider.name()).as("name").matches("[a-z][a-z0-9-]{0,39}").isEqualTo(provider.name());
        assertThat(provider.summary())
                .as("summary")
                .isNotBlank()
                .doesNotContain("\n")
                .doesNotEndWith(".");
        List<ConfigKey> keys = provider.configKeys();
        assertThat(provider.configKeys()).as("settings").isEqualTo(keys);
        assertThat(keys).extracting(ConfigKey::name).as("names of settings").doesNotHaveDuplicates();
        for (ConfigKey key : keys) {
            assertThat(key.summary())
                    .as("summary of '%s'", key.name())
                    .isNotBlank()
                    .doesNotContain("\n");
            assertThat(key.required() && key.defaultValue().isPresent())
                    .as("whether '%s' is required and has a default", key.name())
                    .isFalse();
        }
    }

    /**
     * Asserts the same, and that the factory describes settings with which it is used.
     *
     * @param provider the factory
     * @param used the settings, by name
     */
    public static void assertDescribed(Provider provider, Map<String, String> used) {
        assertDescribed(provider);
        assertThat(used.keySet())
                .as("settings of the test that the factory describes")
                .isSubsetOf(provider.configKeys().stream().map(ConfigKey::name).toList());
    }

    /**
     * {@return the settings with the default of every setting that was left out}
     *
     * @param provider the factory
     * @param given the settings that are given, by name
     */
    public static Map<String, String> withDefaults(Provider provider, Map<String, String> given) {
        Map<String, String> all = new HashMap<>();
        provider.configKeys().forEach(key -> key.defaultValue().ifPresent(value -> all.put(key.name(), value)));
        all.putAll(given);
        return all;
    }

    /**
     * {@return the settings, checked as a host checks them}
     *
     * @param provider the factory
     * @param given the settings that are given, by name
     */
    public static ProviderConfig config(Provider provider, Map<String, String> given) {
        return ProviderConfig.of(provider, given);
    }

    /**
     * Asserts that each of several settings is refused as settings. Skips the test when there are none.
     *
     * @param nonsense settings that make no sense, each for one reason
     * @param create makes something with them
     */
    public static void assertAllRefused(List<Map<String, String>> nonsense, Consumer<Map<String, String>> create) {
        assumeTrue(!nonsense.isEmpty(), "the test has no settings that make no sense");
        nonsense.forEach(settings -> assertRefused(settings, () -> create.accept(settings)));
    }

    /**
     * Asserts that settings are refused as settings, with a message that names what is wrong.
     *
     * @param settings the settings, as the message shows them
     * @param create makes something with them
     */
    public static void assertRefused(Map<String, String> settings, ThrowingCallable create) {
        assertThatCode(create)
                .as("what comes of the settings %s", settings)
                .isInstanceOf(ConfigException.class)
                .message()
                .isNotBlank();
    }
}
