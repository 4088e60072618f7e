/**
 * The {@code sylos} program: its commands, its interactive session, and how results are drawn.
 *
 * <p>Exports nothing. Providers reach it through the engine only. {@code java.se} is required for the sake of plugins,
 * which see the JDK modules that were resolved at the start and no others; {@code jdk.unsupported} because signals can be
 * intercepted in no other way.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.shell {
    requires org.sylos.engine.core;
    requires java.se;
    requires jdk.management;
    requires jdk.unsupported;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires info.picocli.shell.jline3;
    requires org.jline;

    uses org.sylos.engine.core.plugin.PluginHost;

    opens org.sylos.shell.command to
            info.picocli;
}
