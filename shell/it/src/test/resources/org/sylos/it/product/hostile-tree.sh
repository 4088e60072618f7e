# Makes a tree of everything that a file system can hold and that can be copied: sh hostile-tree.sh FOLDER
# Byte by byte, in the C locale, because some of the names are no text in any encoding.
set -eu
LC_ALL=C
export LC_ALL
mkdir -p "$1"
cd "$1"

# A name with a newline in it; the dot keeps the shell from cutting it off.
newline=$(printf 'a\nb.')
newline=${newline%.}

mkdir names
echo newline > "names/$newline"
echo quotes > "names/'single' and \"double\""
echo percent > 'names/100%25 %s %'
echo underscore > 'names/_'
echo space > 'names/trailing space '
echo dot > 'names/trailing dot.'
echo dots > 'names/...'
echo dash > 'names/-rf'
echo signs > 'names/*?[a]{b}$HOME`id`;&|<>!#~'
echo backslash > 'names/back\slash'
echo control > "names/$(printf 'tab\there\r\001\177')"
echo long > "names/$(printf '%0255d' 0)"
mkdir "names/$(printf '%0254d' 1)d"
echo emoji > "names/$(printf '\360\237\246\204 \360\237\217\263\357\270\217\342\200\215\360\237\214\210')"
echo nfc > "names/$(printf 'caf\303\251')"
echo nfd > "names/$(printf 'cafe\314\201')"
echo lower > names/case
echo upper > names/CASE
echo rtl > "names/$(printf '\342\200\256rtl')"
echo empty name in its folder > 'names/ '

mkdir bytes
echo latin > "bytes/$(printf 'caf\351')"
echo invalid > "bytes/$(printf '\377\376')"
echo replacement > "bytes/$(printf 'caf\357\277\275')"
echo continuation > "bytes/$(printf '\200\200\200')"
echo surrogate > "bytes/$(printf '\355\240\200')"
mkdir "bytes/$(printf 'folder\351')"
echo below > "bytes/$(printf 'folder\351')/below"
ln -s "$(printf 'caf\351')" bytes/link

mkdir links
echo target > links/file
ln -s file links/relative
ln -s /etc/hostname links/absolute
ln -s nowhere links/dangling
ln -s . links/loop
ln -s b links/a
ln -s a links/b
ln -s ../../../../../../../../etc links/outside
ln -s "$newline" links/newline
ln -s file "links/$newline"

mkdir empty
folder=deep
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    folder=$folder/$i
done
mkdir -p "$folder"
echo deep > "$folder/file"

mkdir modes
modes='4755 2755 1755 6711 777 700 555'
if [ "$(id -u)" = 0 ]; then
    # What its owner cannot read, only root can copy.
    modes="$modes 000 400 222 111"
fi
for mode in $modes; do
    echo x > "modes/file$mode"
    mkdir "modes/folder$mode"
    echo x > "modes/folder$mode/file"
    chmod "$mode" "modes/file$mode" "modes/folder$mode"
done

: > zero
truncate -s 50M sparse
printf middle | dd of=sparse bs=1 seek=20000000 conv=notrunc 2> /dev/null
dd if=/dev/urandom of=big bs=1M count=8 2> /dev/null

# Times last: making things changes those of the folders that hold them.
mkdir times
for time in '1901-12-14 00:00:00' '1969-12-31 23:59:59' '1970-01-01 00:00:00' '1960-05-05 05:05:05.123456789' \
    '2001-02-03 04:05:06.999999999' '2038-01-19 03:14:08.000000001' '2106-02-07 06:28:16.5'; do
    echo "$time" > "times/file $time"
    mkdir "times/folder $time"
    ln -s x "times/link $time"
    touch -h -d "$time UTC" "times/file $time" "times/folder $time" "times/link $time"
done
touch -d '1999-12-31 23:59:59.123456789 UTC' names bytes links empty deep modes times .
