#!/bin/bash
# Bad input: every file of tests/ingest/bad and of its make.sh against EXPECTED.tsv, every
# beginning of a whole report of each format, and what cannot be stored: endless, unreadable,
# changing or enormous files.
# BLESS=words tests/ingest/test_bad.sh writes EXPECTED.tsv anew, for review, where only the
# words differ; BLESS=all writes other exit statuses and other counts too.
. "$(dirname "$0")/../cli/lib.sh"
bad=tests/ingest/bad
sanitized=$(nm "$RUNG" 2>/dev/null | grep -c '__asan_init')
report() { "$RUNG" report "$@" --as-of $AS_OF --format json -o "$scratch/out"; }

# --- stored files, and bytes that are made ------------------------------------------------
$bad/make.sh "$scratch/bytes"
python3 $bad/table.py "$RUNG" $bad "$scratch/bytes" >"$scratch/found.tsv" 2>"$scratch/cost"
declare -A wanted found
# rows ARRAY FILE: the rows of each file name
rows() {
    local -n table=$1
    local line name=
    while IFS= read -r line; do
        case $line in
        '#'*) ;;
        $'\t'*) table[$name]+=$'\n'$line ;;
        *) name=${line%%$'\t'*} && table[$name]=$line ;;
        esac
    done <"$2"
}
rows wanted $bad/EXPECTED.tsv
rows found "$scratch/found.tsv"
names() { printf '%s\n' "${!wanted[@]}" "${!found[@]}" | LC_ALL=C sort -u; }
head_of() { head -n 1 <<<"$1" | cut -f 1-3; } # name, exit status, what was read
bless() {
    grep '^#' $bad/EXPECTED.tsv
    names | while read -r name; do
        if [ "$BLESS" = all ] || same "$(head_of "${wanted[$name]:-}")" "$(head_of "${found[$name]:-}")" >/dev/null; then
            [ -z "${found[$name]:-}" ] || printf '%s\n' "${found[$name]}"
        else
            [ -z "${wanted[$name]:-}" ] || printf '%s\n' "${wanted[$name]}"
        fi
    done
}
if [ -n "${BLESS:-}" ]; then
    bless >"$scratch/blessed.tsv"
    cp "$scratch/blessed.tsv" $bad/EXPECTED.tsv
    rows wanted $bad/EXPECTED.tsv
    echo "$bad/EXPECTED.tsv is written anew; read the difference" >&2
fi
as_expected() { # WANTED FOUND: words that are not reviewed yet may be any
    case $1 in
    *$'\t?') same "${1%$'\t?'}" "$(head_of "$2")" ;;
    *) same "$1" "$2" ;;
    esac
}
while read -r name; do
    claim "$name" as_expected "${wanted[$name]:-}" "${found[$name]:-}"
done < <(names)
claim "the words of every row are reviewed" same "" "$(grep -P '\t\?$' $bad/EXPECTED.tsv | cut -f 1)"
claim "there are 150 stored files at least" test "$(find $bad -maxdepth 1 -type f | wc -l)" -ge 155
claim "the stored files have less than 4 kB each" \
    same "" "$(find $bad -type f -size +4095c ! -name EXPECTED.tsv ! -name make.sh)"
read -r seconds _ <"$scratch/cost"
if [ "$sanitized" = 0 ]; then
    claim "none of them takes a second of CPU" test "${seconds%%.*}" = 0
fi
unseen() { ! grep -qP '[\x00-\x08\x0B-\x1F\x7F]' "$1"; }
claim "what is said holds no control character" unseen "$scratch/found.tsv"

# --- a refused file leaves no trace ---------------------------------------------------------
refused=()
for name in "${!found[@]}"; do
    [ "$(cut -f 2 <<<"${found[$name]%%$'\n'*}")" = 3 ] || continue
    if [ -e "$bad/$name" ]; then refused+=("$bad/$name"); else refused+=("$scratch/bytes/$name"); fi
done
report $SAMPLE >/dev/null
cp "$scratch/out/result.json" "$scratch/alone.json"
report $SAMPLE "${refused[@]}" --keep-going >/dev/null 2>&1
claim "with --keep-going, a hundred refused files change nothing" cmp "$scratch/alone.json" "$scratch/out/result.json"

# --- every beginning of every format --------------------------------------------------------
# All beginnings of one report are read by one process, with few file descriptors.
begin() { # FILE: leaves $status, $n, $n_named
    rm -rf "$scratch/begun"
    mkdir "$scratch/begun"
    python3 $bad/prefixes.py "$1" "$scratch/begun"
    n=$(find "$scratch/begun" -type f | wc -l)
    (
        cd "$scratch/begun" && ulimit -n 64 -t 60 &&
            exec "$RUNG" report * --keep-going --as-of $AS_OF --format json -o "$scratch/out"
    ) >/dev/null 2>"$scratch/stderr"
    status=$?
    n_named=$(grep -oE '^[0-9]{4}\.[^:]*' "$scratch/stderr" | sort -u | wc -l)
}
for whole in "$bad"/whole/*; do
    name=${whole##*/}
    report "$whole" >/dev/null 2>"$scratch/stderr"
    claim "$name is read" same "0 " "$? $(cat "$scratch/stderr")"
    begin "$whole"
    case $name in
    *.csv | *-v2.json | *.html) # a beginning may be whole
        claim "$name: each of its $n beginnings is read or refused" grep -qE '^(0|3)$' <<<"$status"
        ;;
    *)
        claim "$name: each of its $n beginnings is refused" same 3 "$status"
        claim "$name: each is named, with the reason" same "$n" "$n_named"
        ;;
    esac
done

# --- what is made here: it ends soon, in little memory, with one line -----------------------
MOST=100 # MB
if [ "$sanitized" != 0 ]; then
    MOST=3000
    export ASAN_OPTIONS=hard_rss_limit_mb=$MOST
fi
# ends TEXT STATUS COMMAND...: STATUS is a pattern; one line at least says why
ends() {
    local text=$1 pattern=$2 how seconds cpu megabytes
    shift 2
    read -r how seconds cpu megabytes < <(python3 tests/bench/peak.py 10 "$@" 2>"$scratch/stderr")
    claim "$text: ends with $pattern" grep -qE "^($pattern)$" <<<"$how"
    [ "$pattern" = 0 ] || claim "$text: says why" test -s "$scratch/stderr"
    claim "$text: within $MOST MB" test "$megabytes" -lt $MOST
    claim "$text: says nothing that harms" unseen "$scratch/stderr"
}
reads() { # TEXT STATUS PATH...
    local text=$1 pattern=$2
    shift 2
    ends "$text" "$pattern" "$RUNG" report "$@" --as-of $AS_OF --format json -o "$scratch/out"
}
times() { # N TEXT: the text N times
    python3 -c 'import sys; sys.stdout.write(sys.argv[2] * int(sys.argv[1]))' "$@"
}
finding='{"metadata": {"event_code": "awslambda_function_url_public", "product": {"name": "Prowler"}}, "status_code": "FAIL", "resources": [{"uid": "orders"}]'
made=$scratch/made
mkdir "$made"

times 10000 '[' >"$made/open.json"
reads "10,000 lists, never closed" 3 "$made/open.json"
(times 10000 '[' && times 10000 ']') >"$made/lists.json"
reads "10,000 lists" 3 "$made/lists.json"
(times 10000 '{"a":' && echo 1 && times 10000 '}') >"$made/objects.json"
reads "10,000 objects" 3 "$made/objects.json"
(echo "$finding, \"unmapped\": " && times 5000 '[{"a":' && echo 1 && times 5000 '}]' && echo '}') >"$made/unread.json"
reads "10,000 levels in a member that nobody reads" 3 "$made/unread.json"
(times 10000 '<testsuite>' && times 10000 '</testsuite>') >"$made/deep.xml"
reads "10,000 levels of XML" 3 "$made/deep.xml"

megabytes() { head -c $(($1 * 1024 * 1024)) /dev/zero | tr '\0' "${2:-x}"; }
(echo "[$finding}, $finding, \"status_detail\": \"" && megabytes 100 && echo '"}]') | tr -d '\n' >"$made/message.json"
reads "a message of 100 MB" 3 "$made/message.json"
(echo "[$finding, \"unmapped\": {\"a\": [\"" && megabytes 100 && echo '"]}}]') | tr -d '\n' >"$made/unread.json"
reads "a text of 100 MB that nobody reads" 3 "$made/unread.json"
(echo '[{"' && megabytes 100 && echo '": 1}]') | tr -d '\n' >"$made/name.json"
reads "a member name of 100 MB" 3 "$made/name.json"
(echo '[{"a": "' && megabytes 100) | tr -d '\n' >"$made/open.json"
reads "a text of 100 MB, never closed" 3 "$made/open.json"
(echo '[{"a": ' && megabytes 100 1 && echo '}]') | tr -d '\n' >"$made/number.json"
reads "a number of 100 MB" 3 "$made/number.json"
(echo '{"Functions": [' && megabytes 100 ' ' && echo ']}') >"$made/space.json"
reads "100 MB of space" '0|3' "$made/space.json"
(echo "$finding}" && megabytes 100 ' ' && echo '{}') >"$made/space.json"
reads "100 MB of space behind a report" 3 "$made/space.json"
(echo "$finding, \"unmapped\": \"" && megabytes 16 && echo 'x"}') | tr -d '\n' >"$made/over.json"
reads "a text of 16 MB and one byte" 3 "$made/over.json"
(echo "$finding, \"unmapped\": \"" && megabytes 16 && echo '"}') | tr -d '\n' >"$made/just.json"
reads "a text of 16 MB" 0 "$made/just.json"
(echo '<testsuites><testsuite name="' && megabytes 100 && echo '"/></testsuites>') | tr -d '\n' >"$made/long.xml"
reads "an XML attribute of 100 MB" 3 "$made/long.xml"
(cat $bad/whole/cdk-nag.csv && printf '"' && megabytes 100) >"$made/long.csv"
reads "a CSV field of 100 MB" 3 "$made/long.csv"
rm "$made"/*

times 1000000 '[]' >"$made/lists.json"
reads "a million empty lists behind one another" '0|3' "$made/lists.json"
(echo "[$finding}" && times 300000 ',{}' && echo ']') >"$made/strangers.json"
reads "300,000 strangers behind one finding" '0|3' "$made/strangers.json"
python3 -c 'print("{" + ",".join(f"\"m{i}\":{i}" for i in range(200000)) + "}")' >"$made/members.json"
reads "an object of 200,000 members" 3 "$made/members.json"
python3 -c 'print("{\"schema\":\"rung-answers/1\",\"entity\":\"E\",\"answers\":[]," + ",".join(f"\"m{i}\":{i}" for i in range(20000)) + "}")' >"$made/answers.json"
reads "20,000 members that answers do not have" 3 "$made/answers.json"
rm "$made"/*

# --- pieces -----------------------------------------------------------------------------------
# A pipe gives 64 kB at a time: what is large must not be looked at anew for each of them.
(echo "$finding, \"unmapped\": [0" && times 4000000 ',12345' && echo ']}') >"$made/large.json"
read -r _ _ whole _ < <(python3 tests/bench/peak.py 20 "$RUNG" report "$made/large.json" --as-of $AS_OF --format json -o "$scratch/out")
piped() { cat "$1" | "$RUNG" report - --as-of $AS_OF --format json -o "$scratch/out"; }
export -f piped && export RUNG AS_OF scratch
read -r how _ pieces _ < <(python3 tests/bench/peak.py 20 bash -c 'piped "$1"' bash "$made/large.json")
claim "24 MB through a pipe: ends with 0" same 0 "$how"
claim "24 MB through a pipe take $pieces s of CPU, as a file $whole s" \
    awk "BEGIN { exit !($pieces < 3 * $whole + 0.5) }"
rm "$made"/*

# --- the world ------------------------------------------------------------------------------
ln -s loop.json "$made/loop.json"
reads "a link to itself" 4 "$made/loop.json"
ln -s missing.json "$made/dangling.json"
reads "a link to nothing" 4 "$made/dangling.json"
mkdir "$made/directory.json"
reads "an empty directory called .json" 3 "$made/directory.json"
ln -s .. "$made/directory.json/up"
cp $bad/whole/checkov.json "$made/directory.json"
rm "$made/loop.json" "$made/dangling.json"
reads "a directory with a link to the one above it" 0 "$made/directory.json"
mkfifo "$made/pipe.json"
reads "a pipe that nobody writes to" '3|4' "$made/pipe.json"
yes '' >"$made/pipe.json" 2>/dev/null &
writer=$!
reads "a pipe without end" '3|4' "$made/pipe.json"
kill $writer 2>/dev/null
reads "a directory with a pipe in it" 0 "$made"
rm "$made/pipe.json"
reads "a device without end" '3|4' /dev/zero
reads "an empty device" '3|4' /dev/null
reads "a file whose bytes cannot be read" 4 /proc/self/mem
python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$made/s" 2>/dev/null && mv "$made/s" "$made/socket.json"
if [ -S "$made/socket.json" ]; then reads "a socket" 4 "$made/socket.json"; fi
if [ "$(id -u)" = 0 ]; then
    skip "an unreadable file: ends with 4" "root reads everything"
else
    cp $bad/whole/checkov.json "$made/unreadable.json"
    chmod 0 "$made/unreadable.json"
    reads "an unreadable file" 4 "$made/unreadable.json"
fi
# The system says that it has 4096 bytes, and ends sooner: as a file does that is cut while it
# is read, so what there is of it may not be judged.
shorter=/sys/kernel/mm/transparent_hugepage/enabled
if [ -r $shorter ]; then reads "a file shorter than it says" 4 $shorter; fi
printf -v name '%s/\033[31mred\n\377.json' "$made"
echo '{' >"$name"
reads "a file name with a terminal escape" 3 "$name"
rm -rf "$made"

# A file of 8 MB that another process cuts and grows all the time.
(echo '[' && times 40000 "$finding}," && echo "$finding}]") >"$scratch/restless.json"
cat >"$scratch/restless.py" <<'PYTHON'
import os, random, sys
random.seed(1)
whole = open(sys.argv[1], "rb").read()
while True:
    with open(sys.argv[1], "r+b") as file:
        file.truncate(random.randrange(len(whole)))
        file.write(whole)
PYTHON
python3 "$scratch/restless.py" "$scratch/restless.json" &
writer=$!
ended=
for _ in {1..20}; do
    report "$scratch/restless.json" >/dev/null 2>"$scratch/stderr"
    ended+="$? "
done
kill $writer
claim "a file that shrinks while it is read is read or refused" grep -qE '^([034] ){20}$' <<<"$ended"
