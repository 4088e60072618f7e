package org.sylos.shell.session;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginHost;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.Listing;
import org.sylos.shell.render.Output;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;
import org.sylos.shell.terminal.TerminalSize;

/**
 * What one command works with. The manager is opened when it is first asked for and closed with the context, so that between
 * two commands nothing is held.
 */
public final class Context implements AutoCloseable {
    private final Session session;
    private final Settings settings;
    private final Console console;
    private final ProviderContext secrets;
    private @Nullable MigrationManager manager;
    private @Nullable Configuration configuration;

    Context(Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
        this.console = settings.colour() ? session.console() : session.console().plain();
        this.secrets = new AskingContext(console);
    }

    /** What the command says and asks goes here. */
    public Console console() {
        return console;
    }

    /** What holds for every command. */
    public Settings settings() {
        return settings;
    }

    /** The migrations. */
    public synchronized MigrationManager manager() {
        if (manager == null) {
            manager = session.openManager(settings, secrets);
        }
        return manager;
    }

    /** What the user configured, without anything that cannot be. */
    public synchronized Configuration configuration() {
        if (configuration == null) {
            configuration = session.configuration(settings).orThrow();
        }
        return configuration;
    }

    /** The same, whatever is wrong with it. */
    public Configuration configurationAsItIs() {
        return session.configuration(settings);
    }

    /** The folder of the migrations. */
    public Path home() {
        return session.homeOf(settings);
    }

    /** Where the program keeps what it remembers of its user. */
    public Path stateFolder() {
        return session.home().state();
    }

    /** What providers are given; it asks for secrets that are typed. */
    public ProviderContext providerContext() {
        return secrets;
    }

    /** The plugins in the folders of this program, which need not be loaded. */
    public ManagedPlugins plugins() {
        return session.plugins(settings);
    }

    /** The folder that plugins are installed into. */
    public Path pluginFolder() {
        return session.pluginFolders(settings).get(0);
    }

    /** What checks files that are to become plugins. */
    public PluginHost pluginHost() {
        return SessionPlugins.host();
    }

    /** Opens a migration; it is closed with the context at the latest. */
    public Migration open(String name) {
        return InUse.orTold(this, name, () -> manager().get(name));
    }

    /** What is kept of a migration, for questions; to be closed by the caller. */
    public StoreTables tables(String name) {
        return InUse.orTold(this, name, () -> manager().tables(name));
    }

    /** Has the manager do something to a migration that nobody may have open meanwhile. */
    public void alone(String name, Consumer<MigrationManager> change) {
        InUse.orTold(this, name, () -> {
            change.accept(manager());
            return name;
        });
    }

    /** Writes a listing in the chosen format. */
    public void show(Listing listing) {
        console.data(
                Output.listing(listing, settings.format(), console.outPalette(), console.dataWidth(), console.zone()));
    }

    /** Writes a document in the chosen format, or a text when that is for people. */
    public void show(String text, Document document) {
        console.data(settings.format().machine() ? Output.document(document, settings.format()) : text);
    }

    /** Warns of something, unless that was done before in this session. */
    public void warnOnce(String problem) {
        session.warnOnce(problem);
    }

    /** A command line as the user would type it to go on. */
    public String command(String verb, String... words) {
        StringBuilder line = new StringBuilder(session.interactive() ? "" : "sylos ").append(verb);
        for (String word : words) {
            line.append(' ').append(quoted(word));
        }
        if (!session.interactive()) {
            line.append(option("--home", settings.home()));
            line.append(option("--plugins", settings.plugins()));
            line.append(option("--config", settings.choice().file()));
        }
        return line.toString();
    }

    private static String option(String name, @Nullable Path folder) {
        return folder == null ? "" : " " + name + " " + quoted(folder.toString());
    }

    /** A word that a POSIX shell takes as it is. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** What runs in the background of the session. */
    public Jobs jobs() {
        return session.jobs();
    }

    /** The migration that is meant where none is named; null when there is none. */
    public @Nullable String current() {
        return session.current();
    }

    /** Chooses the migration that is meant where none is named; null for none. */
    public void use(@Nullable String name) {
        session.use(name);
    }

    /** The terminal that is open already; null when none is. */
    @Nullable
    Terminal terminal() {
        return session.terminal();
    }

    /** Requests to stop. */
    public Interrupts interrupts() {
        return session.interrupts();
    }

    /** Height of the terminal. */
    int rows() {
        Terminal open = session.terminal();
        return Math.max(4, open == null ? TerminalSize.rows() : open.getHeight());
    }

    /** Whether commands are typed one after the other. */
    public boolean interactive() {
        return session.interactive();
    }

    Ending ending() {
        return session.ending();
    }

    @Override
    public synchronized void close() {
        if (manager != null) {
            manager.close();
            manager = null;
        }
    }
}
