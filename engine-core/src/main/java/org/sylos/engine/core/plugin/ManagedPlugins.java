package org.sylos.engine.core.plugin;

import java.nio.file.Path;
import java.util.List;
import org.sylos.engine.api.Stability;

/**
 * The plugins of one or more directories, as a source of providers and as something to look after.
 *
 * <p>A plugin is one jar, or a folder that holds one jar and its libraries in {@code lib}. Directories count in their order, and
 * plugins in the order of their names: of two with the same id or with a provider of the same name, the first is used. The first
 * directory is the one that plugins are installed into and whose list of disabled plugins holds for all of them.
 *
 * <p>Methods that name a plugin take its id or the name of its file, and fail with {@link org.sylos.engine.api.ConfigException}
 * when there is no such plugin or more than one. What is refused changes nothing. What is written is in place when a method
 * returns; other processes find the old or the new state and nothing between. A directory that cannot be written to is a {@link
 * org.sylos.engine.api.SylosException}.
 *
 * <p>Thread-safe. One operation runs at a time, the constructors of plugins included.
 */
@Stability(Stability.Level.EVOLVING)
public interface ManagedPlugins extends PluginSource {
    /**
     * Looks at the directories anew and loads every plugin that is neither loaded nor disabled. One that cannot be loaded is
     * among the {@linkplain #problems problems} and keeps no other from loading.
     */
    void load();

    /** {@return all plugins, in the order in which they count} Before the first {@link #load} none of their code runs for that. */
    List<PluginDetails> plugins();

    /**
     * {@return one plugin}
     *
     * @param name its id or the name of its file
     */
    PluginDetails plugin(String name);

    /**
     * Lets a plugin be loaded again, now and in times to come, and loads it if others are loaded.
     *
     * @param name its id or the name of its file
     * @return the plugin as it stands then: {@link PluginState#FAILED} when it cannot be loaded
     */
    PluginDetails enable(String name);

    /**
     * Unloads a plugin and does not load it again until it is {@linkplain #enable enabled}, by any process.
     *
     * @param name its id or the name of its file
     * @return the plugin as it stands then
     * @throws org.sylos.engine.api.SylosException when it is in use
     */
    PluginDetails disable(String name);

    /**
     * Puts a plugin into the first directory and loads it. The file is checked as a whole before that, which loads it by itself
     * and runs the constructors of its providers; the directory sees it complete or not at all.
     *
     * @param file a jar, a zip archive of a folder with a jar and {@code lib}, or such a folder; it stays where it is
     * @param replace whether it may take the place of a plugin of the same id in that directory
     * @return the plugin as it stands then: {@link PluginState#DISABLED} when one of that id was disabled before
     * @throws org.sylos.engine.api.ConfigException when the plugin cannot be used, when its id or a provider's name is taken, or
     *     when the directory has a list of accepted hashes that it is not on
     * @throws org.sylos.engine.api.SylosException when the plugin to be replaced is in use
     */
    PluginDetails install(Path file, boolean replace);

    /**
     * Unloads a plugin and deletes its file or folder.
     *
     * @param name its id or the name of its file
     * @return the plugin as it was
     * @throws org.sylos.engine.api.SylosException when it is in use
     */
    PluginDetails remove(String name);

    /**
     * Lets go of a plugin: its files are closed and its classes can be collected once nobody refers to them. {@link #load} and
     * {@link #reload} load it again.
     *
     * @param name its id or the name of its file
     * @return the plugin as it stands then
     * @throws org.sylos.engine.api.SylosException when it is in use
     */
    PluginDetails unload(String name);

    /**
     * Unloads a plugin, if it is loaded, and loads it from its file as that is now.
     *
     * @param name its id or the name of its file
     * @return the plugin as it stands then: {@link PluginState#FAILED} when it cannot be loaded any more
     * @throws org.sylos.engine.api.ConfigException when it is disabled
     * @throws org.sylos.engine.api.SylosException when it is in use
     */
    PluginDetails reload(String name);
}
