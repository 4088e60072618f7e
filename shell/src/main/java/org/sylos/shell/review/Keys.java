package org.sylos.shell.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Reads the keys of a terminal. Used by one thread. */
final class Keys {
    /** How long what follows an escape character may take to count as part of the same key. */
    private static final long ESCAPE_MILLIS = 100;

    private final NonBlockingReader reader;
    private final BindingReader bindings;
    private final KeyMap<Key> browsing;
    private final KeyMap<Key> typing;

    Keys(Terminal terminal) {
        reader = terminal.reader();
        bindings = new BindingReader(reader);
        browsing = browsing(terminal);
        typing = typing();
    }

    /** Whether a key was pressed, after waiting for one at most so long. The end of the input counts as one. */
    boolean pressed(long millis) {
        try {
            return reader.peek(millis) != NonBlockingReader.READ_EXPIRED;
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be read", e);
        }
    }

    /** The next key; Ctrl-C when the input has come to its end. */
    Key next(boolean text) {
        Key key = bindings.readBinding(text ? typing : browsing);
        return key == null ? Key.INTERRUPT : key;
    }

    /** What was typed with the latest key. */
    String typed() {
        String typed = bindings.getLastBinding();
        return typed == null ? "" : typed;
    }

    private static KeyMap<Key> browsing(Terminal terminal) {
        KeyMap<Key> map = map(Key.NONE);
        bind(map, terminal, Key.UP, Capability.key_up, "\033[A", "\033OA", "k");
        bind(map, terminal, Key.DOWN, Capability.key_down, "\033[B", "\033OB", "j");
        bind(map, terminal, Key.OPEN, Capability.key_right, "\033[C", "\033OC", "\r", "\n", "l");
        bind(map, terminal, Key.BACK, Capability.key_left, "\033[D", "\033OD", "\b", "\177", "h");
        bind(map, terminal, Key.BACK, Capability.key_backspace);
        bind(map, terminal, Key.PAGE_UP, Capability.key_ppage, "\033[5~", KeyMap.ctrl('B'));
        bind(map, terminal, Key.PAGE_DOWN, Capability.key_npage, "\033[6~", KeyMap.ctrl('F'), " ");
        bind(map, terminal, Key.HOME, Capability.key_home, "\033[H", "\033OH", "\033[1~", "g");
        bind(map, terminal, Key.END, Capability.key_end, "\033[F", "\033OF", "\033[4~", "G");
        map.bind(Key.CANCEL, KeyMap.esc());
        map.bind(Key.SEARCH, "/");
        map.bind(Key.FILTER, "f");
        map.bind(Key.EXCLUDE, "x");
        map.bind(Key.MARK, "r");
        map.bind(Key.UNMARK, "u");
        map.bind(Key.DETAILS, "i");
        map.bind(Key.SORT, "s");
        map.bind(Key.REVERSE, "S");
        map.bind(Key.HELP, "?");
        map.bind(Key.COPY, "c");
        map.bind(Key.REFRESH, KeyMap.ctrl('L'));
        map.bind(Key.QUIT, "q");
        map.bind(Key.INTERRUPT, KeyMap.ctrl('C'));
        return map;
    }

    private static KeyMap<Key> typing() {
        KeyMap<Key> map = map(Key.TEXT);
        map.bind(Key.ACCEPT, "\r", "\n");
        map.bind(Key.ERASE, "\b", "\177");
        map.bind(Key.ERASE_ALL, KeyMap.ctrl('U'));
        map.bind(Key.CANCEL, KeyMap.esc(), KeyMap.ctrl('G'));
        map.bind(Key.INTERRUPT, KeyMap.ctrl('C'));
        map.bind(Key.TEXT, KeyMap.range(" -~"));
        for (String ignored :
                new String[] {"\033[A", "\033[B", "\033[C", "\033[D", "\033OA", "\033OB", "\033OC", "\033OD"}) {
            map.bind(Key.NONE, ignored);
        }
        return map;
    }

    /** A map in which what is not bound means this. */
    private static KeyMap<Key> map(Key other) {
        KeyMap<Key> map = new KeyMap<>();
        map.setUnicode(other);
        map.setNomatch(Key.NONE);
        map.setAmbiguousTimeout(ESCAPE_MILLIS);
        return map;
    }

    private static void bind(KeyMap<Key> map, Terminal terminal, Key key, Capability capability, String... others) {
        String own = KeyMap.key(terminal, capability);
        if (own != null && !own.isEmpty()) {
            map.bind(key, own);
        }
        map.bind(key, others);
    }
}
