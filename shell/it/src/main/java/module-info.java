/**
 * A program outside the engine that embeds it as a library, the way a user would: a named module that requires the
 * engine and nothing of its providers.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.it {
    requires org.sylos.engine.core;
}
