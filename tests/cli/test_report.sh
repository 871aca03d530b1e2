#!/bin/bash
# `rung report` as a user meets it: what it writes, what it says, how it ends.
. "$(dirname "$0")/lib.sh"

# --- the main job -------------------------------------------------------------------------
run report $SAMPLE --as-of $AS_OF -o "$scratch/out"
claim "the sample report succeeds" same 0 "$status"
claim "it says nothing on stderr" same "" "$complained"
claim "it writes the usual four files and nothing else" \
    same "executive.pdf full.html full.pdf result.json" "$(ls -A "$scratch/out" | tr '\n' ' ' | sed 's/ $//')"
claim "it prints the verdict in four lines and the paths" same 8 "$(wc -l < "$scratch/stdout")"
claim "the first line is the verdict" holds "$(head -1 "$scratch/stdout")" "Payments Platform: stage 2 of 4, Background Tasks"

in_readme() { # what stands there in four lines, and a record that stands behind it
    head -4 "$scratch/stdout" | sed 's/\xC2\xA0/ /g; s/^/    /' | while IFS= read -r line; do
        grep -qxF -- "$line" README.md || { echo "README lacks: $line" && return 1; }
    done || return 1
    "$RUNG" explain IAM-3 $SAMPLE --as-of $AS_OF >"$scratch/why"
    grep -A1 '^      fail: .*prowler' README.md | cut -c5- >"$scratch/told"
    [ -s "$scratch/told" ] && grep -qF -- "$(head -1 "$scratch/told")" "$scratch/why" &&
        grep -qF -- "$(tail -1 "$scratch/told")" "$scratch/why"
}
claim "README says the same of it" in_readme

# --- same inputs, same bytes ----------------------------------------------------------------
same_bytes() {
    for file in executive.pdf full.pdf full.html result.json; do
        cmp "$scratch/out/$file" "$1/$file" || return 1
    done
}
run report $SAMPLE --as-of $AS_OF -o "$scratch/again"
claim "two runs write the same bytes" same_bytes "$scratch/again"
LC_ALL=de_DE.UTF-8 run report $SAMPLE --as-of $AS_OF -o "$scratch/german"
claim "a German locale writes the same bytes" same_bytes "$scratch/german"
TZ=Pacific/Auckland run report $SAMPLE --as-of $AS_OF -o "$scratch/zone"
claim "another time zone writes the same bytes" same_bytes "$scratch/zone"
cp -r $SAMPLE "$scratch/copy"
mkdir -p "$scratch/elsewhere/data/samples"
cp -r $SAMPLE "$scratch/elsewhere/data/samples/payments"
(cd "$scratch/elsewhere" && "$RUNG" report $SAMPLE --as-of $AS_OF -o "$scratch/moved" >/dev/null)
claim "another working directory writes the same bytes" same_bytes "$scratch/moved"

"$RUNG" report "./data//samples/./payments/" --as-of $AS_OF -o "$scratch/spelled" >/dev/null
claim "another spelling of the same path writes the same bytes" same_bytes "$scratch/spelled"

# --- what counts, and what is claimed --------------------------------------------------------
run report $SAMPLE --as-of $AS_OF --format json -o "$scratch/dated" --undated refuse
claim "--undated refuse leaves out what states no day, and lists it" \
    grep -q '"why": "undated"' "$scratch/dated/result.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/proven" --min-assurance 9999 --layout executive --format html
claim "--min-assurance withholds the headline on the terminal" holds "$said" "Payments Platform: stage withheld"
claim "and in the title" grep -q "<title>The stage of Payments Platform is withheld" "$scratch/proven/executive.html"
claim "a stage withheld fails the gate that it is asked for" same 1 "$status"
run report $SAMPLE --min-assurance 60%
claim "a share that is no number of basis points is refused" same 2 "$status"
run report $SAMPLE --undated maybe
claim "so is another word for undated" same 2 "$status"

# --- what to write --------------------------------------------------------------------------
run report $SAMPLE --as-of $AS_OF -o "$scratch/one" --layout executive --format pdf,html
claim "--layout and --format choose the files" \
    same "executive.html executive.pdf" "$(ls -A "$scratch/one" | tr '\n' ' ' | sed 's/ $//')"
run report $SAMPLE --as-of $AS_OF -o "$scratch/json" --format json --entity "Other Name"
claim "--entity names the report" holds "$said" "Other Name: stage 2"
cp layouts/executive.json "$scratch/mine.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/own" --layout "$scratch/mine.json" --format html
claim "a layout file serves as well as a name" same 0 "$status"
run report - --as-of $AS_OF -o "$scratch/stdin" --format json <$SAMPLE/prowler.ocsf.json
claim "- reads standard input" same 0 "$status"
SOURCE_DATE_EPOCH=1795392000 run report $SAMPLE -o "$scratch/epoch"
claim "SOURCE_DATE_EPOCH is the default day" same_bytes "$scratch/epoch"
run report $SAMPLE/checkov.json $SAMPLE/answers.json --as-of $AS_OF -o "$scratch/ab" --format json
run report $SAMPLE/answers.json $SAMPLE/checkov.json --as-of $AS_OF -o "$scratch/ba" --format json
score_of() { python3 -c 'import json,sys; print(json.dumps(json.load(open(sys.argv[1]))["score"],sort_keys=True))' "$1"; }
claim "the order of the inputs changes no score" same "$(score_of "$scratch/ab/result.json")" "$(score_of "$scratch/ba/result.json")"

# --- refused content: exit 3, one line, nothing left behind ----------------------------------
refuses() { # CLAIM STATUS PART FILE...
    local text=$1 wanted=$2 part=$3
    shift 3
    rm -rf "$scratch/refused"
    run report "$@" --as-of $AS_OF -o "$scratch/refused"
    claim "$text: exit $wanted" same "$wanted" "$status"
    claim "$text: says why" holds "$complained" "$part"
    claim "$text: in one line" same 1 "$(wc -l < "$scratch/stderr")"
    claim "$text: leaves nothing behind" test ! -e "$scratch/refused"
}
: > "$scratch/empty.json" # a file in the way of a directory, below
head -c 5000 $SAMPLE/prowler.ocsf.json > "$scratch/cut.json"
refuses "truncated JSON" 3 "the end of the file (byte 5000)" "$scratch/cut.json"
printf '\n       _               _\n   ___| |__   ___  ___| | _______   __\n\nBy Prisma Cloud | version: 3.2.0\n' > "$scratch/console.json"
refuses "console text" 3 "run it again with -o json" "$scratch/console.json"
echo 'Scan complete. 3 problems found.' > "$scratch/text.sarif"
refuses "text called .sarif" 3 "text.sarif" "$scratch/text.sarif"
echo '{"hello": {"world": 1}}' > "$scratch/unknown.json"
refuses "an unknown format" 3 "unknown.json" "$scratch/unknown.json"
mkdir -p "$scratch/nothing"
refuses "a directory without inputs" 3 "nothing" "$scratch/nothing"
refuses "a missing file" 4 "No such file" "$scratch/missing.json"
echo '{"schema":"rung-answers/1","entity":"E","answers":[{"question":"Q99","selected":["a"]}]}' > "$scratch/answers.json"
refuses "an unknown question" 3 "/answers/0/question" "$scratch/answers.json"
printf '{"schema":"rung-answers/1","entity":"E","answers":[],"%s":1}' "$(head -c 100000 /dev/zero | tr '\0' k)" > "$scratch/longname.json"
refuses "a name without end" 3 "unknown member" "$scratch/longname.json"
claim "a name without end is cut" test "$(wc -c < "$scratch/stderr")" -lt 2000
if [ "$(id -u)" != 0 ]; then
    cp $SAMPLE/checkov.json "$scratch/secret.json"
    chmod 000 "$scratch/secret.json"
    refuses "an unreadable file" 4 "Permission denied" "$scratch/secret.json"
else
    skip "an unreadable file: exit 4" "root reads everything"
fi
run report $SAMPLE --as-of $AS_OF -o "$scratch/empty.json"
claim "an unwritable -o: exit 4" same 4 "$status"
claim "an unwritable -o: says so" holds "$complained" "empty.json"
if [ -w /dev/full ]; then
    run report $SAMPLE --as-of $AS_OF -o /dev/full/x
    claim "an impossible -o: exit 4" same 4 "$status"
fi
"$RUNG" report $SAMPLE --as-of $AS_OF -o "$scratch/full" >/dev/full 2>"$scratch/stderr"
claim "a full disk behind standard output: exit 4" same 4 "$?"
mkdir "$scratch/disk"
if mount -t tmpfs -o size=64k tmpfs "$scratch/disk" 2>/dev/null; then
    run report $SAMPLE --as-of $AS_OF -o "$scratch/disk/out"
    claim "a full disk: exit 4" same 4 "$status"
    claim "a full disk: says so" holds "$complained" "No space left"
    claim "a full disk: leaves nothing behind" same "" "$(ls -A "$scratch/disk")"
    umount "$scratch/disk"
else
    skip "a full disk: exit 4" "cannot mount a small disk here"
fi
RUNG_FONTS=/nowhere run report $SAMPLE --as-of $AS_OF -o "$scratch/nofonts"
claim "a missing font: exit 4" same 4 "$status"
claim "a missing font: names its package" holds "$complained" "install the package fonts-lato"
claim "a missing font: leaves nothing behind" test ! -e "$scratch/nofonts"
RUNG_FONTS=/nowhere run report $SAMPLE --as-of $AS_OF -o "$scratch/nofonts" --format json
claim "a missing font: result.json needs none" same 0 "$status"

# --- read like any other ----------------------------------------------------------------------
reads() { # CLAIM FILE
    run report "$2" --as-of $AS_OF -o "$scratch/read" --format json
    claim "$1 is read" same 0 "$status"
    python3 -c 'import json,sys; print([i["records"]["in"] for i in json.load(open(sys.argv[1]))["inputs"]])' \
        "$scratch/read/result.json" > "$scratch/n"
    claim "$1 has the same records" same "$(cat "$scratch/plain")" "$(cat "$scratch/n")"
}
run report $SAMPLE/gitleaks.json --as-of $AS_OF -o "$scratch/read" --format json
python3 -c 'import json,sys; print([i["records"]["in"] for i in json.load(open(sys.argv[1]))["inputs"]])' \
    "$scratch/read/result.json" > "$scratch/plain"
iconv -f UTF-8 -t UTF-16 $SAMPLE/gitleaks.json > "$scratch/utf16.json"
reads "UTF-16 with a byte order mark" "$scratch/utf16.json"
{ printf '\xef\xbb\xbf'; cat $SAMPLE/gitleaks.json; } > "$scratch/bom.json"
reads "UTF-8 with a byte order mark" "$scratch/bom.json"
for word in '[]' 'null' '{"results":[]}'; do
    echo "$word" > "$scratch/nodata.json"
    run report "$scratch/nodata.json" --as-of $AS_OF -o "$scratch/nodata"
    claim "$word: exit 0" same 0 "$status"
    claim "$word: warns of no data" holds "$complained" "no data"
    claim "$word: undetermined, never a stage" holds "$said" "not determined"
done

# --- keep going ---------------------------------------------------------------------------------
run report $SAMPLE "$scratch/cut.json" --as-of $AS_OF -o "$scratch/kept" --keep-going
claim "--keep-going reports on the others" same 0 "$status"
claim "--keep-going names what it skipped" holds "$complained" "cut.json"

run report "$scratch/cut.json" "$scratch/text.sarif" --as-of $AS_OF -o "$scratch/none" --keep-going
claim "--keep-going with nothing left: exit 3" same 3 "$status"
claim "--keep-going with nothing left writes nothing" test ! -e "$scratch/none"

# --- several entities ---------------------------------------------------------------------------
cat > "$scratch/portfolio.json" <<'JSON'
{"schema": "rung-assessment/1", "entities": [
  {"entity": "A B", "as_of": "2026-11-23", "answers": [{"question": "Q01", "selected": ["a"]}]},
  {"entity": "a-b", "as_of": "2026-11-23", "answers": [{"question": "Q01", "selected": ["b"]}]}]}
JSON
run report "$scratch/portfolio.json" -o "$scratch/several" --layout executive --format pdf,json
claim "entities of like names are written" same 0 "$status"
claim "entities of like names have files of their own" \
    same "a-b-2-executive.pdf a-b-executive.pdf result.json" "$(ls -A "$scratch/several" | tr '\n' ' ' | sed 's/ $//')"
mkdir -p "$scratch/blocked/full.html"
echo old > "$scratch/blocked/executive.pdf"
run report $SAMPLE --as-of $AS_OF -o "$scratch/blocked"
claim "a directory in the way of one report: exit 4" same 4 "$status"
claim "a directory in the way of one report keeps the others" same old "$(cat "$scratch/blocked/executive.pdf")"
run report $SAMPLE/answers.json --as-of $AS_OF -o "$scratch/answers" --format json
claim "answers count for practices too" holds "$said" "26 count for 38 practices"

# --- the command line ---------------------------------------------------------------------------
usage() { # CLAIM PART ARGS...
    local text=$1 part=$2
    shift 2
    run "$@"
    claim "$text: exit 2" same 2 "$status"
    claim "$text: helps" holds "$complained" "$part"
}
usage "no command" "rung report"
usage "a mistyped command" "did you mean \"report\"" reprot
usage "a mistyped option" "did you mean --layout" report $SAMPLE --layuot full
usage "a mistyped format" "did you mean \"pdf\"" report $SAMPLE --format pfd
usage "an impossible date" "2026-02-30" report $SAMPLE --as-of 2026-02-30
usage "an entity with control characters" "--entity" report $SAMPLE --entity $'a\e[31mb'
usage "an entity that turns the line round" "--entity" report $SAMPLE --entity $'a\u202eb'
usage "an endless entity" "200 bytes" report $SAMPLE --entity "$(printf 'x%.0s' {1..201})"
usage "an option without its argument" "DIR" report $SAMPLE -o
usage "nothing to read" "name files" report
run report $SAMPLE --as-of $AS_OF -o "$scratch/x" --layout exectuive
claim "a mistyped layout names the nearest" holds "$complained" "executive"
run --version
claim "--version prints the version" holds "$said" "rung 0."
run help report
claim "help explains the options" holds "$said" "--keep-going"

# --- data of the user's own ---------------------------------------------------------------------
mkdir -p "$scratch/data/locales"
sed 's/"terminal.last": .*/"terminal.last": "{nobody} is here",/; /"terminal.files"/d' data/locales/en.json \
    > "$scratch/data/locales/en.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/data/out" --data "$scratch/data"
claim "words that lack a pattern are refused: exit 3" same 3 "$status"
claim "the missing pattern is named" holds "$complained" 'the pattern "terminal.files" is missing'
claim "a name that nobody gives is refused" holds "$complained" "nothing is called {nobody} here"

# --- names of any kind ------------------------------------------------------------------------------
hostile=$'bad\xff\e[31m\nname.json'
cp $SAMPLE/checkov.json "$scratch/$hostile"
run report "$scratch/$hostile" --as-of $AS_OF -o "$scratch/na"$'\e[7mme' -v
claim "a name of any bytes is read" same "0 " "$status $complained"
quiet_terminal() { ! grep -q $'\e' "$scratch/stdout" "$scratch/stderr"; }
claim "what a terminal would obey in it is shown, not obeyed" quiet_terminal
run report "$scratch/na"$'\e[7mme/result.json' --layout executive -o "$scratch/named"
claim "its result.json is UTF-8, and makes the report again" same "0 " "$status $complained"
claim "byte for byte" cmp "$scratch/na"$'\e[7mme/executive.pdf' "$scratch/named/executive.pdf"
run report $SAMPLE -o -
claim "reports are no stream: -o - is refused" same 2 "$status"
claim "and it is said how to write to a directory of that name" holds "$complained" "./-"
run report $SAMPLE --page A9
claim "a wrong option is said once" same 1 "$(wc -l < "$scratch/stderr")"
run report $SAMPLE --layout executive --help
claim "--help is heard wherever it stands" holds "$said" "rung report INPUT..."

# --- no secrets ---------------------------------------------------------------------------------
secrets=$(python3 - <<'PY'
import json
f = json.load(open("data/samples/payments/gitleaks.json"))
words = {x["Secret"] for x in f} | {x["Match"] for x in f}
for fn in json.load(open("data/samples/payments/list-functions.json"))["Functions"]:
    words |= {v for v in fn.get("Environment", {}).get("Variables", {}).values() if len(v) > 11}
# A value that another scan names in the open (a queue, the ARN of a secret) is no secret.
others = "".join(open(f"data/samples/payments/{name}").read()
                 for name in ("prowler.ocsf.json", "checkov.json", "trivy.sarif"))
words -= {w for w in words if w in others}
print("\n".join(sorted(w for w in words if w)))
PY
)
pdftotext "$scratch/out/full.pdf" "$scratch/full.txt"
run report $SAMPLE --as-of $AS_OF -o "$scratch/loud" -v
leak() {
    for output in full.txt out/full.html out/result.json stdout; do
        [ -s "$scratch/$output" ] || return 1
    done
    while IFS= read -r secret; do
        if grep -qF -- "$secret" "$scratch/full.txt" "$scratch/out/full.html" "$scratch/out/result.json" "$scratch/stdout" "$scratch/stderr"; then
            echo "leaked: $secret"
            return 1
        fi
    done <<<"$secrets"
}
claim "there are secrets in the sample to look for" test -n "$secrets"
claim "no secret of the inputs stands in any output" leak
