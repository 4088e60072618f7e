package org.sylos.shell.review;

/** What the keys of the view mean. */
enum Key {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    OPEN,
    BACK,
    SEARCH,
    FILTER,
    EXCLUDE,
    MARK,
    UNMARK,
    DETAILS,
    SORT,
    REVERSE,
    HELP,
    COPY,
    REFRESH,
    QUIT,
    /** Ctrl-C. */
    INTERRUPT,
    /** Ends a line that is being typed. */
    ACCEPT,
    /** Drops a line that is being typed, a menu or a question. */
    CANCEL,
    /** Takes the last character of the line back. */
    ERASE,
    /** Takes the whole line back. */
    ERASE_ALL,
    /** Text; what it is stands beside it. */
    TEXT,
    /** A key without a meaning. */
    NONE
}
