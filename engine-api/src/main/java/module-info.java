/**
 * The contracts of Sylos: every service provider interface and the records that cross them.
 *
 * <p>Providers (adapters, filters, stores, verifiers, executors) depend on this module and on nothing else of Sylos. The
 * numbered rules that each provider must keep are in {@code CONTRACT.md} beside this module's sources; the contract kits
 * test them.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.engine.api {
    requires static transitive org.jspecify;

    exports org.sylos.engine.api;
    exports org.sylos.engine.api.event;
    exports org.sylos.engine.api.exec;
    exports org.sylos.engine.api.filter;
    exports org.sylos.engine.api.fs;
    exports org.sylos.engine.api.rule;
    exports org.sylos.engine.api.storage;
    exports org.sylos.engine.api.verify;
}
