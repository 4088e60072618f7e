package org.sylos.plugins.pf4j;

import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;

/** Plugins as their authors would write them. */
final class Sources {
    private Sources() {}

    /** A plugin with one filter of a name, and a class of that filter's own. */
    static TestJar filter(String id, String name) {
        return TestJar.plugin(id)
                .source("demo.DemoFilterFactory", filterFactory("", "return \"" + name + "\";"))
                .service(NodeFilterFactory.class, "demo.DemoFilterFactory");
    }

    /** A filter factory with something in its body and in its method {@code name}. */
    static String filterFactory(String body, String name) {
        return """
                package demo;
                import org.sylos.engine.api.*;
                import org.sylos.engine.api.filter.*;
                public class DemoFilterFactory implements NodeFilterFactory {
                    %s
                    @Override public String name() { %s }
                    @Override public String summary() { return "for tests"; }
                    @Override public NodeFilter create(ProviderConfig config, ProviderContext context) {
                        return candidate -> candidate.name().endsWith(".bak")
                                ? new FilterDecision.Reject("bak", "a backup") : FilterDecision.ACCEPT;
                    }
                }
                """.formatted(body, name);
    }

    /** A plugin with the adapter {@code demo}, which can tell its location and nothing else. */
    static TestJar adapter() {
        return TestJar.plugin("demo-adapter")
                .source("demo.DemoAdapterFactory", """
                        package demo;
                        import java.lang.reflect.Proxy;
                        import org.sylos.engine.api.*;
                        import org.sylos.engine.api.fs.*;
                        public final class DemoAdapterFactory implements FSAdapterFactory {
                            @Override public String name() { return "demo"; }
                            @Override public String summary() { return "a demonstration"; }
                            @Override public FSAdapter create(String location, ProviderConfig config, ProviderContext context) {
                                return (FSAdapter) Proxy.newProxyInstance(
                                        DemoAdapterFactory.class.getClassLoader(),
                                        new Class<?>[] {FSAdapter.class},
                                        (proxy, method, arguments) -> switch (method.getName()) {
                                            case "displayLocation" -> "demo:" + location;
                                            case "close" -> null;
                                            default -> throw new UnsupportedOperationException(method.getName());
                                        });
                            }
                        }
                        """)
                .service(FSAdapterFactory.class, "demo.DemoAdapterFactory");
    }
}
