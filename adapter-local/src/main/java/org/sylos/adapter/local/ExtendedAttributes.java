package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Extended attributes of the user namespace. Links have none. */
final class ExtendedAttributes {
    private ExtendedAttributes() {}

    /** All of them; null where the platform has none. */
    static @Nullable Map<String, byte[]> read(Path place) throws IOException {
        UserDefinedFileAttributeView view = view(place);
        if (view == null) {
            return null;
        }
        Map<String, byte[]> all = new HashMap<>();
        for (String name : view.list()) {
            ByteBuffer value = ByteBuffer.allocate(view.size(name));
            view.read(name, value);
            value.flip();
            byte[] bytes = new byte[value.remaining()];
            value.get(bytes);
            all.put(name, bytes);
        }
        return all;
    }

    /** Makes a node have exactly these. */
    static void set(Path place, Map<String, byte[]> wanted) throws IOException {
        UserDefinedFileAttributeView view = view(place);
        if (view == null) {
            return;
        }
        Set<String> surplus = new HashSet<>(view.list());
        for (Map.Entry<String, byte[]> attribute : wanted.entrySet()) {
            view.write(attribute.getKey(), ByteBuffer.wrap(attribute.getValue()));
            surplus.remove(attribute.getKey());
        }
        for (String name : surplus) {
            view.delete(name);
        }
    }

    private static @Nullable UserDefinedFileAttributeView view(Path place) {
        return Files.getFileAttributeView(place, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
