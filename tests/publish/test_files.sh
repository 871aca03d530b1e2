#!/bin/bash
# `rung publish --to file`, and what the command line of publishing refuses.
. "$(dirname "$0")/../cli/lib.sh"

"$RUNG" report $SAMPLE --as-of $AS_OF --layout executive --format markdown,mediawiki -o "$scratch/out" >/dev/null
page=$scratch/out/executive.md
into=$scratch/docs

run publish --to file -o "$into" "$page" --dry-run
claim "--dry-run makes nothing" same "0 Would be written: 3 of 3. no" \
    "$status $(tail -n 1 "$scratch/stdout") $([ -e "$into" ] && echo yes || echo no)"
run publish --to file -o "$into" "$page"
claim "a page and its charts are copied into a folder" same "0 Written: 3 of 3." "$status $(tail -n 1 "$scratch/stdout")"
claim "and nothing else" same "executive.md payments-platform-executive-figure-1.png payments-platform-executive-figure-2.png " \
    "$(ls "$into" | tr '\n' ' ')"
claim "byte for byte" cmp "$page" "$into/executive.md"
touch -d 2001-01-01 "$into"/*
run publish --to file -o "$into" "$page"
claim "the same again touches nothing" same "0 0" "$status $(find "$into" -type f -newermt 2002-01-01 | wc -l)"
echo changed >"$into/executive.md"
run publish --to file -o "$into" "$page"
claim "what differs is written" holds "$said" "page executive.md: updated"
claim "and only that" same 1 "$(find "$into" -type f -newermt 2002-01-01 | wc -l)"

said_into() { "$RUNG" publish --to file -o "$into" "$page" --dry-run >"$1" 2>/dev/null; }
said_into /dev/full
claim "a plan that cannot be told is none" same 4 $?

mark='<!-- rung -->'
mkdir "$scratch/wiki"
part() { run publish --to file --into "$scratch/wiki/page.md" --between "$mark" "$page" "$@"; }
printf 'before\r\n%sold%s after' "$mark" "$mark" >"$scratch/wiki/page.md"
part
{ printf 'before\r\n%s\r\n' "$mark"; sed 's/$/\r/' "$page"; printf '%s after' "$mark"; } >"$scratch/wanted"
claim "--into replaces what stands between two markers, with the page's line ends, and no other byte" cmp "$scratch/wanted" "$scratch/wiki/page.md"
claim "charts go beside it" cmp "$scratch/out/payments-platform-executive-figure-1.png" \
    "$scratch/wiki/payments-platform-executive-figure-1.png"
touch -d 2001-01-01 "$scratch/wiki"/*
part
claim "the same again touches nothing there" same "0 0" "$status $(find "$scratch/wiki" -type f -newermt 2002-01-01 | wc -l)"
echo nothing >"$scratch/wiki/page.md"
part
claim "a page without markers is refused, and stays" holds "$status $(cat "$scratch/wiki/page.md") $complained" \
    "3 nothing $scratch/wiki/page.md: expected the marker"

mkdir "$scratch/long"
printf 'Eins.\n* [[{{FULLPAGENAME}}/Teil 2#a|a]]\n\n* [[{{FULLPAGENAME}}/Teil 2|Teil 2]]\n[[Category:A]]\n' >"$scratch/long/a.mediawiki"
printf 'Zwei.\n' >"$scratch/long/a.2.mediawiki"
printf '{"schema": "rung-attachments/1", "attachments": []}' >"$scratch/long/attachments.json"
run publish --to file -o "$into" "$scratch/long/a.mediawiki"
claim "later parts come along, whatever language calls them" same "0 a.2.mediawiki a.mediawiki" \
    "$status $(cd "$into" && echo *.mediawiki)"

"$RUNG" report $SAMPLE --as-of $AS_OF --layout full --format markdown -o "$scratch/out" >/dev/null
run publish --to file -o "$into" "$page"
claim "a page whose charts a later report's list lacks is not published without them" holds "$status $complained" \
    "3 $page: shows payments-platform-executive-figure-1.png, which attachments.json"
"$RUNG" report $SAMPLE --as-of $AS_OF --layout executive --format markdown,mediawiki -o "$scratch/out" >/dev/null

wrong() { # SAYING OPTION...
    local saying=$1
    shift
    run publish "$@"
    holds "$status $complained" "$saying"
}
wiki=(--url https://wiki.invalid --page Title "$scratch/out/executive.mediawiki")
claim "publishing needs a place" wrong "2 rung: --to: expected mediawiki" "$page"
claim "a place that is none brings the nearest" wrong 'did you mean "mediawiki"?' --to mediawki "$page"
claim "a wiki needs an address" wrong "2 rung: --to mediawiki needs --url" --to mediawiki --page Title "$page"
claim "and a title" wrong "2 rung: --to mediawiki needs --page TITLE" --to mediawiki --url https://wiki.invalid "$page"
claim "Confluence needs a space" wrong "2 rung: --to confluence needs --space KEY" --to confluence "${wiki[@]}"
claim "MediaWiki has none" wrong "2 rung: --to mediawiki has no use for --space" --to mediawiki --space A "${wiki[@]}"
claim "a wiki takes its own format" wrong "expected a page that ends in .mediawiki" \
    --to mediawiki --url https://wiki.invalid --page Title "$page"
claim "one page at a time" wrong "2 rung: expected one page" --to file -o "$into" "$page" "$page"
claim "a folder, or a page" wrong "2 rung: --to file needs either -o DIR or --into FILE" --to file "$page"
claim "not both" wrong "2 rung: --to file needs either" --to file -o "$into" --into x --between y "$page"
claim "a file needs no token" wrong "2 rung: --to file has no use for --user" --to file -o "$into" --user a "$page"
claim "a token is no option" wrong "2 rung: --token: others can read a command line" \
    --to mediawiki --token=abc123 "${wiki[@]}"
claim "and is not repeated" same "" "$(printf '%s' "$complained" | grep abc123)"
claim "TLS is no option" wrong "2 rung: --insecure: certificates are always verified" \
    --to mediawiki --insecure "${wiki[@]}"
claim "a timeout is a time" wrong "2 rung: --timeout: expected seconds" --to mediawiki --timeout 0 "${wiki[@]}"

mkdir "$scratch/bare"
cp "$page" "$scratch/bare"
run publish --to file -o "$into" "$scratch/bare/executive.md"
claim "a page without its list says what writes both" holds "$status $complained" "executive.md: attachments.json is missing beside it: \`rung report\` writes both"
mkdir "$scratch/alone"
cp "$RUNG" "$scratch/alone/rung"
"$scratch/alone/rung" publish --to file -o "$into" "$page" 2>"$scratch/stderr"
claim "without its program it says what is missing" same "4 rung: rung-publish is missing" \
    "$? $(cut -d';' -f1 "$scratch/stderr")"
mkdir -p "$scratch/usr/bin" "$scratch/usr/libexec/rung"
cp "$RUNG" "$scratch/usr/bin/rung"
cp "$(dirname "$RUNG")/rung-publish" "$scratch/usr/libexec/rung"
ln -s usr/bin/rung "$scratch/rung"
"$scratch/rung" publish --to file -o "$into" "$page" >"$scratch/stdout"
claim "as it is installed it is found, through links too" same "0 Nothing to write: all of it stands there already." \
    "$? $(tail -n 1 "$scratch/stdout")"
