#!/bin/bash
# A report goes into a real MediaWiki: made, left alone, edited by others, edited at the very
# moment, refused; and its words are read back from the page that the wiki shows.
. "$(dirname "$0")/../cli/lib.sh"
. tests/publish/mediawiki.sh

if ! wiki_is_there; then
    skip "a report goes into a real MediaWiki" "mediawiki, php-sqlite3 or python3 is missing (make deps)"
    exit 0
fi
end() {
    [ -z "${post_pid:-}" ] || kill "$post_pid" 2>/dev/null
    stop_wiki
    rm -rf "$scratch"
}
trap end EXIT
if ! start_wiki "$scratch/wiki"; then
    not_ok "MediaWiki installs and answers"
    tail -n 20 "$scratch/wiki"/*.log | sed 's/^/    /'
    exit 1
fi
secret=0123456789abcdef0123456789abcdef
maintain createAndPromote Robot Robot-pass-0123456789 --bot >/dev/null
maintain createBotPassword --appid rung Robot $secret \
    --grants basic,highvolume,editpage,createeditmovepage,uploadfile,uploadeditmovefile >/dev/null
maintain createAndPromote Ann Ann-pass-0123456789 >/dev/null

python3 - "$scratch" <<'PYTHON'
import sys
sys.path.insert(0, "tests/emit")
import hostile_inputs
hostile_inputs.write(sys.argv[1] + "/hostile", 0, False)
PYTHON
"$RUNG" report $SAMPLE --as-of $AS_OF --layout executive --format mediawiki,html -o "$scratch/out" >/dev/null
page=$scratch/out/executive.mediawiki
url=$wiki_url title="Serverless maturity"
export RUNG_TOKEN=$secret
publish() { # OPTION...: on a busy machine PHP takes its time
    run publish --to mediawiki --url "$url" --page "$title" --user Robot@rung --timeout 600 "$page" "$@"
    cat "$scratch/stdout" "$scratch/stderr" >>"$scratch/all"
}
edit() { # TITLE TEXT: by Ann
    printf '%s' "$2" | maintain edit --user Ann "$1" >/dev/null
}
versions() { python3 tests/publish/read_back.py "$wiki_url" count "$title"; }
stands_there() { # FILE
    same "$(cat "$1")" "$(maintain getText "$title")"
}

publish --dry-run
claim "--dry-run says what would be written" \
    holds "$status $said" "page $title: would be created"$'\n'"Would be written: 3 of 3."
claim "and writes nothing" same 0 "$(versions)"
publish
claim "a page is created, with its charts" holds "$status $said" "page $title: created"$'\n'"Written: 3 of 3."
claim "what is stored is what was written, byte for byte" stands_there "$page"
claim "readers get the report's words" \
    python3 tests/publish/read_back.py "$wiki_url" words "$title" "$scratch/out/executive.html"
claim "and its charts" python3 tests/publish/read_back.py "$wiki_url" images "$title" "$scratch/out"
publish
claim "the same again writes nothing" holds "$status $said" "Nothing to write: all of it stands there already."
claim "no version is added" same 1 "$(versions)"

edit "$title" "Ann was here."
publish
claim "what somebody changed since is written anew" same "0 3" "$status $(versions)"
claim "and that is said, with the version that has their words" \
    holds "$complained" "$title: Ann changed it after rung did; that is version"
claim "the report stands there again" stands_there "$page"

# --- at the very moment -------------------------------------------------------------------
# All of the wiki's versions are set to one second: the time tells none of them apart.
publish_through() { # TIMES SCRIPT: which runs before rung's edit arrives, each time
    local port
    mkfifo "$scratch/port"
    python3 tests/publish/between.py "$wiki_url" "$1" bash "$2" >"$scratch/port" &
    post_pid=$!
    read -r port <"$scratch/port"
    rm "$scratch/port"
    url=http://127.0.0.1:$port
    publish
    url=$wiki_url
    kill $post_pid && wait $post_pid 2>/dev/null
    post_pid=
}
edit_between() { # TIMES TEXT: by Ann
    cat >"$scratch/ann.sh" <<SHELL
printf '%s %s' "$2" "\$(date +%N)" | php $MEDIAWIKI/maintenance/edit.php --user Ann "$title" || exit
php -r '\$wiki = new PDO("sqlite:$wiki/db/wiki.sqlite");
    \$wiki->exec("update revision set rev_timestamp = (select max(rev_timestamp) from revision)");'
SHELL
    publish_through "$1" "$scratch/ann.sh"
}
"$RUNG" report $SAMPLE --as-of $AS_OF --entity Shop --layout executive --format mediawiki -o "$scratch/two" >/dev/null
page=$scratch/two/executive.mediawiki
edit_between 1 "Ann is faster."
claim "an edit in between is met by reading again, once" same "0 5" "$status $(versions)"
claim "which is said" holds "$complained" "Ann changed it after rung did"
claim "and the report stands there" stands_there "$page"
page=$scratch/out/executive.mediawiki
edit_between 9 "Ann is always faster."
claim "who meets a second one stops" holds "$status $complained" "changed twice while it was written"
claim "with a status of its own" same 6 "$status"
claim "Ann's words stay" holds "$(maintain getText "$title")" "Ann is always faster."
publish
claim "the next run writes it" stands_there "$page"

# Where lines are far apart MediaWiki would join both.
(cat "$page" && printf '\nAnn adds a line.') >"$scratch/more"
cat >"$scratch/joined.sh" <<SHELL
cat "$scratch/more" | php $MEDIAWIKI/maintenance/edit.php --user Ann "$title"
SHELL
sed '1s/.*/ANOTHER FIRST LINE/' "$page" >"$scratch/out/first.mediawiki"
page=$scratch/out/first.mediawiki
publish_through 1 "$scratch/joined.sh"
claim "what the wiki joined of two is no report: it is written anew" stands_there "$page"
claim "and said" holds "$complained" "was changed at the same time; that is version"

# --- hostile, later parts -----------------------------------------------------------------
title="Project:Hostile"
"$RUNG" report "$scratch/hostile/inputs" --layout "$scratch/hostile/hostile.json" --as-of $AS_OF \
    --format html,mediawiki -o "$scratch/hostile-out" >/dev/null 2>&1
page=$scratch/hostile-out/hostile.mediawiki
publish
claim "a report of hostile texts is published" same 0 "$status"
claim "each of which stands there as plain text" \
    python3 tests/publish/read_back.py "$wiki_url" words "$title" "$scratch/hostile-out/hostile.html"
publish
claim "and is the same when it comes again" holds "$status $(versions) $(tail -n 1 "$scratch/stdout")" "0 1 Nothing to write"

mkdir "$scratch/long"
printf 'One.\n\n* [[{{FULLPAGENAME}}/Part 2|Part 2]]\n* [[{{FULLPAGENAME}}/Part 3|Part 3]]\n' >"$scratch/long/a.mediawiki"
printf 'Two.\n' >"$scratch/long/a.2.mediawiki"
printf 'Three.\n' >"$scratch/long/a.3.mediawiki"
printf 'Left over.\n' >"$scratch/long/a.4.mediawiki"
printf '{"schema": "rung-attachments/1", "attachments": []}' >"$scratch/long/attachments.json"
title=Long page=$scratch/long/a.mediawiki
publish
claim "later parts become subpages, before the page that leads to them" \
    holds "$status $said" "0 page Long/Part 3: created"$'\n'"page Long/Part 2: created"$'\n'"page Long: created"
rm "$scratch/long/a.3.mediawiki"
publish
claim "a part that is missing stops all" holds "$status $complained" "4 $scratch/long/a.3.mediawiki: cannot open"

printf 'One.\n\n* [[{{FULLPAGENAME}}/Part 2|Part 2]]\n' >"$scratch/long/a.mediawiki"
edit "Long/Part 4" "Ann's own part."
publish
claim "a part that a shorter report leaves behind is named" \
    holds "$status $complained" "0 $url: warning: Long/Part 3 is left over from an earlier, longer report"
claim "one that is not rung's is not" same 0 "$(printf '%s' "$complained" | grep -c 'Part 4')"
claim "and both stay" same "Three. Ann's own part." "$(maintain getText Long/Part\ 3) $(maintain getText Long/Part\ 4)"

printf 'Eins.\n\n* [[{{FULLPAGENAME}}/Teil 2|Teil 2]]\n' >"$scratch/long/a.mediawiki"
publish
claim "another language calls its parts its own way" \
    holds "$status $said" "0 page Long/Teil 2: created"$'\n'"page Long: updated"
claim "and leaves behind what the earlier one called otherwise" holds "$complained" "Long/Part 2 is left over"

page=$scratch/out/executive.mediawiki title=$(printf 'x%.0s' {1..252})
publish --dry-run
claim "a report of one page takes a title that would be too long for later parts" \
    holds "$status $said" "page $title: would be created"

# --- refused ------------------------------------------------------------------------------
page=$scratch/out/executive.mediawiki title=Notes
edit Notes "Ann's own notes."
publish
claim "a page that rung did not write is not touched" \
    holds "$status $complained" "Notes exists, and rung did not write it; --replace takes it over"
claim "and stays" same "6 Ann's own notes." "$status $(maintain getText Notes)"
publish --replace
claim "--replace takes it over" same "0 2" "$status $(versions)"
echo 'Notes|Moved' | maintain moveBatch --u Ann >/dev/null
publish
claim "a page that was renamed is not written over where it was" \
    holds "$status $complained" "6 $url: warning: Notes leads on to another page"
echo 'Moved|Notes' | maintain moveBatch --u Ann >/dev/null
maintain protect Notes >/dev/null
edit Notes "By the way."
page=$scratch/two/executive.mediawiki
publish
claim "a page that the wiki protects is refused" holds "$status $complained" "refuses Notes: "
claim "with status 3" same 3 "$status"
for title in 'A{{b}}[c]' 'Notes|A' 'A#b' Special:Version wikipedia:Notes; do
    publish
    claim "a title that is none, or not this wiki's, is refused: $title" \
        holds "$status $complained" "3 $url: refuses $title: "
done
claim "and nothing is written in its place" same "" "$(maintain getText A 2>/dev/null)"
title=Notes
RUNG_TOKEN=wrong-secret-wrong-secret publish
claim "a wrong token is refused" holds "$status $complained" "refuses the login: "
claim "with status 3, too" same 3 "$status"
RUNG_TOKEN=wrong-secret-wrong-secret run publish --to mediawiki --url "$url" --page Notes "$page"
claim "a bearer token that it does not know is refused" same 3 "$status"
stop_wiki
publish
claim "a wiki that does not answer is unreachable" same 4 "$status"
claim "no token was ever said" same 0 "$(grep -ciE "$secret|wrong-secret" "$scratch/all")"
