package org.sylos.adapter.local;

import java.util.List;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;

/**
 * How the adapter was asked to work.
 *
 * @param links what becomes of symbolic links
 * @param permissions whether permission bits are kept
 * @param owner whether owner and group are kept
 * @param xattrs whether extended attributes of the user namespace are kept
 * @param sparse whether blocks of zeros are left out of what is written
 * @param fsync whether every file and folder is on the disk before it counts as written
 */
record LocalOptions(
        LinkPolicy links, boolean permissions, boolean owner, boolean xattrs, boolean sparse, boolean fsync) {
    static final List<ConfigKey> KEYS = List.of(
            ConfigKey.optional(
                    "links",
                    ConfigKey.Type.TEXT,
                    LinkPolicy.KEEP.label(),
                    "symbolic links: keep them as links, follow them inside the root, or skip them"),
            ConfigKey.optional("permissions", ConfigKey.Type.BOOLEAN, "true", "keep permission bits"),
            ConfigKey.optional(
                    "owner", ConfigKey.Type.BOOLEAN, "false", "keep owner and group; setting them needs privileges"),
            ConfigKey.optional(
                    "xattrs", ConfigKey.Type.BOOLEAN, "false", "keep extended attributes of the user namespace"),
            ConfigKey.optional(
                    "sparse", ConfigKey.Type.BOOLEAN, "true", "leave holes where a file has 64 KiB or more of zeros"),
            ConfigKey.optional(
                    "fsync",
                    ConfigKey.Type.BOOLEAN,
                    "false",
                    "wait until the disk has each file before it counts as written; several times slower"));

    static LocalOptions of(ProviderConfig config) {
        return new LocalOptions(
                LinkPolicy.ofLabel(config.requireText("links")),
                config.flag("permissions"),
                config.flag("owner"),
                config.flag("xattrs"),
                config.flag("sparse"),
                config.flag("fsync"));
    }
}
