package org.sylos.engine.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings given to a provider, checked against its {@linkplain ConfigKey documented keys}. Immutable.
 *
 * <p>The getters take only keys that the provider documents; they answer the default where a key was not given.
 */
@Stability(Stability.Level.EVOLVING)
public final class ProviderConfig {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([KMGT]?)");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,12})(ms|s|m|h)");

    private final Map<String, ConfigKey> keys;
    private final Map<String, String> values;

    private ProviderConfig(Map<String, ConfigKey> keys, Map<String, String> values) {
        this.keys = keys;
        this.values = values;
    }

    /**
     * Checks values against a provider's keys.
     *
     * @param provider whose keys they are
     * @param values texts by key, as they were given
     * @return the settings
     * @throws ConfigException when a key is unknown, a required one is missing, or a value cannot be read as its type
     */
    public static ProviderConfig of(Provider provider, Map<String, String> values) {
        Map<String, ConfigKey> keys = new TreeMap<>();
        provider.configKeys().forEach(key -> keys.put(key.name(), key));
        ProviderConfig config = new ProviderConfig(keys, Map.copyOf(values));
        for (String name : new TreeMap<>(values).keySet()) {
            if (!keys.containsKey(name)) {
                throw new ConfigException(
                        "'" + provider.name() + "' has no setting called '" + name + "'", known(provider.configKeys()));
            }
        }
        for (ConfigKey key : keys.values()) {
            config.check(provider, key);
        }
        return config;
    }

    /**
     * {@return the text of a setting; empty when it was not given and has no default}
     *
     * @param name a documented key
     * @throws IllegalArgumentException when the provider does not document the key
     */
    public Optional<String> text(String name) {
        ConfigKey key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("the provider does not document the key '" + name + "'");
        }
        String value = values.get(name);
        return value == null ? key.defaultValue() : Optional.of(value);
    }

    /**
     * {@return the text of a setting that is required or has a default}
     *
     * @param name a documented key
     * @throws ConfigException when it was not given and has no default
     */
    public String requireText(String name) {
        return text(name).orElseThrow(() -> new ConfigException("the setting '" + name + "' is missing", null));
    }

    /**
     * {@return a setting of type {@link ConfigKey.Type#BOOLEAN}}
     *
     * @param name a documented key
     * @throws ConfigException when it was not given and has no default
     */
    public boolean flag(String name) {
        return Boolean.parseBoolean(requireText(name));
    }

    /**
     * {@return a setting of type {@link ConfigKey.Type#INTEGER}}
     *
     * @param name a documented key
     * @throws ConfigException when it was not given and has no default
     */
    public long integer(String name) {
        return Long.parseLong(requireText(name));
    }

    /**
     * {@return a setting of type {@link ConfigKey.Type#SIZE}, in bytes; empty when it was not given and has no default}
     *
     * @param name a documented key
     */
    public Optional<Long> size(String name) {
        return text(name).map(ProviderConfig::parseSize);
    }

    /**
     * {@return a setting of type {@link ConfigKey.Type#DURATION}}
     *
     * @param name a documented key
     * @throws ConfigException when it was not given and has no default
     */
    public Duration duration(String name) {
        return parseDuration(requireText(name));
    }

    /** {@return the values as they were given, without defaults} */
    public Map<String, String> given() {
        return values;
    }

    /**
     * Reads a count of bytes such as {@code 4096} or {@code 64K}.
     *
     * @param text a whole number with an optional K, M, G or T for powers of 1024
     * @return the count in bytes
     * @throws ConfigException when the text has another form or the count does not fit 63 bits
     */
    public static long parseSize(String text) {
        return sizeIn(text)
                .orElseThrow(() -> new ConfigException(
                        "'" + text + "' is not a size", "write a number of bytes, or one with K, M, G or T"));
    }

    /**
     * Reads a time span such as {@code 250ms} or {@code 10s}.
     *
     * @param text a whole number with ms, s, m or h
     * @return the time span
     * @throws ConfigException when the text has another form
     */
    public static Duration parseDuration(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigException("'" + text + "' is not a time span", "write a number with ms, s, m or h");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private void check(Provider provider, ConfigKey key) {
        String value = values.get(key.name());
        if (value == null) {
            if (key.required()) {
                throw new ConfigException(
                        "'" + provider.name() + "' needs the setting '" + key.name() + "'", key.summary());
            }
            return;
        }
        if (!readable(key.type(), value)) {
            String shown = key.secret() ? "the value given" : "'" + value + "'";
            throw new ConfigException(
                    "the setting '" + key.name() + "' of '" + provider.name() + "' cannot take " + shown,
                    "it is " + expected(key.type()) + ": " + key.summary());
        }
    }

    private static boolean readable(ConfigKey.Type type, String value) {
        return switch (type) {
            case TEXT, PATH -> true;
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case INTEGER -> value.matches("-?\\d{1,18}");
            case SIZE -> sizeIn(value).isPresent();
            case DURATION -> SPAN.matcher(value).matches();
        };
    }

    private static OptionalLong sizeIn(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        int shift = 10 * ("KMGT".indexOf(matcher.group(2)) + (matcher.group(2).isEmpty() ? 0 : 1));
        long count = Long.parseLong(matcher.group(1));
        return count <= Long.MAX_VALUE >> shift ? OptionalLong.of(count << shift) : OptionalLong.empty();
    }

    private static String expected(ConfigKey.Type type) {
        return switch (type) {
            case TEXT -> "a text";
            case PATH -> "a path";
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number";
            case SIZE -> "a number of bytes, or one with K, M, G or T";
            case DURATION -> "a number with ms, s, m or h";
        };
    }

    private static @Nullable String known(List<ConfigKey> keys) {
        return keys.isEmpty()
                ? "it has no settings"
                : "its settings are " + keys.stream().map(ConfigKey::name).collect(Collectors.joining(", "));
    }
}
