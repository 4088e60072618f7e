package org.sylos.adapter.spectra.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.adapter.spectra.config.SpectraConfig;

/** Which resource an address means: of the whole simulator, of a world, or of a node in it. */
final class Routes {
    /** Where the path of a node begins. */
    private static final int NODE = 3;

    private final Spectra spectra;

    Routes(Spectra spectra) {
        this.spectra = spectra;
    }

    /**
     * What can be done at an address, by method.
     *
     * @throws Refusal when there is nothing there
     */
    Map<String, Resource> at(Request request) throws Refusal {
        List<String> segments = request.segments();
        return switch (segments.size()) {
            case 0 -> throw unknown(request);
            case 1 -> ofSimulator(segments.get(0), request);
            default -> inWorlds(segments, request);
        };
    }

    private Map<String, Resource> ofSimulator(String name, Request request) throws Refusal {
        return switch (name) {
            case "worlds" -> Map.of("GET", this::worlds);
            case "config" ->
                Map.of(
                        "GET",
                        plain(asked -> Json.send(
                                asked.exchange(), 200, spectra.config().toJson())));
            case "stats" ->
                Map.of("GET", plain(asked -> Json.send(asked.exchange(), 200, Json.stats(spectra.stats()))));
            case "reset" ->
                Map.of("POST", plain(asked -> {
                    spectra.reset();
                    asked.done();
                }));
            default -> throw unknown(request);
        };
    }

    private void worlds(Request request) throws IOException {
        request.onlyParameters(Set.of());
        SpectraConfig config = spectra.config();
        ArrayNode list = Json.object().arrayNode();
        config.worlds()
                .forEach((name, settings) ->
                        list.addObject().put("name", name).put("probability", settings.probability()));
        Json.send(request.exchange(), 200, list);
    }

    private Map<String, Resource> inWorlds(List<String> segments, Request request) throws Refusal {
        if (!segments.get(0).equals("worlds") || segments.size() == 2) {
            throw unknown(request);
        }
        Map<String, Resource> ofNode = ofNode(segments, request);
        if (!ofNode.isEmpty()) {
            return ofNode;
        }
        if (segments.size() > NODE) {
            throw unknown(request);
        }
        SpectraWorld world = world(segments.get(1), request);
        return switch (segments.get(2)) {
            case "stats" -> Map.of("GET", plain(asked -> Json.send(asked.exchange(), 200, Json.stats(world.stats()))));
            case "count" -> Map.of("GET", plain(asked -> Json.send(asked.exchange(), 200, Json.count(world.count()))));
            case "reset" ->
                Map.of("POST", plain(asked -> {
                    world.reset();
                    asked.done();
                }));
            case "rename" ->
                Map.of("POST", asked -> {
                    asked.onlyParameters(Set.of("from", "to"));
                    world.rename(asked.required("from"), asked.required("to"));
                    asked.done();
                });
            default -> throw unknown(request);
        };
    }

    /** Empty when the address is not that of a node. */
    private Map<String, Resource> ofNode(List<String> segments, Request request) throws Refusal {
        Map<String, Resource> methods = new TreeMap<>();
        String kind = segments.get(2);
        if (!Set.of("nodes", "children", "folders", "data").contains(kind)) {
            return methods;
        }
        SpectraWorld world = world(segments.get(1), request);
        String path = request.nodePath(NODE);
        switch (kind) {
            case "nodes" -> {
                methods.put("GET", plain(asked -> Json.send(asked.exchange(), 200, Json.node(path, world.stat(path)))));
                methods.put("DELETE", plain(asked -> {
                    world.delete(path);
                    asked.done();
                }));
            }
            case "children" -> methods.put("GET", plain(new Children(world, path)));
            case "folders" ->
                methods.put("PUT", plain(asked -> {
                    world.createFolder(path);
                    asked.done();
                }));
            default -> {
                Download download = new Download(world, path);
                methods.put("GET", plain(download));
                methods.put("HEAD", plain(download::describe));
                methods.put("PUT", new Upload(world, path, spectra.config().keepBytes()));
            }
        }
        return methods;
    }

    private SpectraWorld world(String name, Request request) throws Refusal {
        if (!spectra.worlds().contains(name)) {
            throw Refusal.unknown(
                    request.address(),
                    "there is no world '" + name + "'; there is " + String.join(", ", spectra.worlds()));
        }
        return spectra.world(name);
    }

    /** A resource without parameters. */
    private static Resource plain(Resource resource) {
        return request -> {
            request.onlyParameters(Set.of());
            resource.answer(request);
        };
    }

    private static Refusal unknown(Request request) {
        return Refusal.unknown(request.address(), "there is nothing at this address");
    }
}
