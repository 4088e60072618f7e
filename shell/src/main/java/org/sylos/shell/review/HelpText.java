package org.sylos.shell.review;

import java.util.List;

/** What the keys are, for people. */
final class HelpText {
    static final List<String> LINES = List.of(
            "up, down, page up, page down, home, end  move (also k, j)",
            "enter, right                             open a folder; go to what was found",
            "backspace, left                          back",
            "/                                        search below this folder by name",
            "f                                        show only what stands so and so",
            "x                                        leave a row out, or take it in",
            "r, u                                     mark a row to be tried again; unmark",
            "i                                        all about a row on both sides",
            "s, S                                     sort by something else; turn round",
            "c                                        begin the copy",
            "ctrl-l                                   load everything anew",
            "q                                        leave",
            "",
            "Names: a part of the name, or with * and ? a pattern for all of it. Case",
            "counts when there is a capital letter in it.",
            "",
            "+ create   ~ overwrite   = keep   * copied   x excluded",
            "- excluded above or by a filter   ! failed or drifted   # conflict",
            "> on the destination only   r to be tried again",
            "Behind an arrow: the name at the destination that somebody gave it",
            "",
            "To copy and nodes: what is still to be copied, at any depth. The bar is the",
            "share of it in the folder that is looked at.");

    private HelpText() {}
}
