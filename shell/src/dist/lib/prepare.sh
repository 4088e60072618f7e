# Part of bin/sylos, whose functions and variables it uses: makes the archive of classes.
#
# It carries out what everybody does, at a prompt and on one small file in a folder that is gone afterwards, and Java keeps the
# classes that it took. What was made gets its name when it is whole, the archive last.

prepare() {
    case $dist in
        *[!A-Za-z0-9/._~-]*)
            echo "sylos: Java can't do it for $dist, only where names consist of A-Z a-z 0-9 . _ ~ -" >&2
            return 1
            ;;
    esac
    cache=$dist/cache
    if ! mkdir -p "$cache" 2>/dev/null || [ ! -w "$cache" ]; then
        cache=$users
        mkdir -p "$cache" || return 1
    fi
    work=$(mktemp -d "$cache/preparing.XXXXXX") || return 1
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT TERM HUP
    mkdir "$work/source" "$work/home" && echo sylos >"$work/source/file" &&
        echo 'defaults: {compare: size}' >"$work/home/config.yaml" && cat >"$work/script" <<EOF || return 1
migrate "$work/source" "$work/destination" --name prepare
migrate "$work/source" "$work/destination" --name prepare
list
show prepare
status prepare
log prepare
adapters
help migrate
EOF
    tty=02
    start "$make=$work/classes" --home "$work/home" --yes >"$work/output" 2>&1 <"$work/script"
    if [ ! -s "$work/classes" ]; then
        tail -n 3 "$work/output" >&2
        : >"$cache/$archived.failed"
        return 1
    fi
    tty=
    keep --help help
    keep --version version
    (tty=1 && NO_COLOR= && TERM=xterm && export NO_COLOR TERM && keep --help help-in-colour)
    rm -f "$cache/$archived.failed"
    mv -f "$work/classes" "$cache/$archived"
}

keep() {
    start "$use=$work/classes" "$1" >"$work/kept" 2>>"$work/output" </dev/null &&
        mv -f "$work/kept" "$cache/$archived.$2"
}
