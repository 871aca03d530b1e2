#!/bin/bash
# Reports for wikis: the page's words in every profile, what wikis keep of them, the charts
# and their list, and a part put into a page of somebody else's.
. "$(dirname "$0")/../cli/lib.sh"
checks=tests/emit/wiki_checks
wikis=fragment,confluence,mediawiki,markdown
out=$scratch/out

warning='{ "block": "callout", "tone": "warning", "text": "Ask {entity} first." },'
sed "s|{ \"block\": \"verdict\" },|& $warning|; s|\"name\": \"executive\"|\"name\": \"warned\"|" \
    layouts/executive.json >"$scratch/warned.json"
make_reports() { # DIRECTORY
    "$RUNG" report $SAMPLE --as-of $AS_OF --layout executive --layout full --layout "$scratch/warned.json" --format "html,$wikis" -o "$1"
}
claim "a report in every profile" make_reports "$out"

# --- words and form --------------------------------------------------------------------
if command -v cmark-gfm >/dev/null; then
    python3 tests/emit/wiki_words.py "$out" executive full warned
else
    skip "every profile has the page's words" "cmark-gfm is missing (make deps)"
fi

python3 tests/emit/wiki_links.py "$out" executive full

follows_storage_format() {
    local space=http://atlassian.com
    {
        echo "<root xmlns:ac=\"$space/content\" xmlns:ri=\"$space/resource/identifier\">"
        cat "$1"
        echo '</root>'
    } | xmllint --nonet --noout --relaxng tests/checkers/confluence_subset.rng -
}
for name in executive full warned; do
    claim "$name: the storage format follows its schema" follows_storage_format "$out/$name.confluence.xml"
done

# --- what washing leaves ---------------------------------------------------------------
washed() { # NAME: fragments washed by it are the same
    for name in executive full; do
        python3 $checks/washed.py "$out/$name.fragment.html" "$out/$name.fragment.html.$1" || return 1
    done
}
if [ -d tests/node_modules/dompurify ] && [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    NODE_PATH=tests/node_modules node $checks/dompurify.js "$out"/*.fragment.html
    claim "DOMPurify leaves a fragment as it is" washed dompurify
else
    skip "DOMPurify leaves a fragment as it is" "dompurify or chromium is missing (make deps)"
fi
purifier=/usr/share/php/HTMLPurifier
if command -v php >/dev/null && [ -d $purifier ]; then
    mkdir "$scratch/php"
    cp -r $purifier* "$scratch/php"
    # Debian 12's version was written before its PHP, which wants other brackets.
    sed -i -E "s/(\\\$str|\\\$raw|\\\$attr\['size'\])\{([^}]+)\}/\1[\2]/g" "$scratch"/php/HTMLPurifier/*.php \
        "$scratch"/php/HTMLPurifier/*/*.php
    php -d error_reporting=1 -d include_path="$scratch/php" $checks/htmlpurifier.php "$out"/*.fragment.html
    claim "HTMLPurifier leaves a fragment's words, tables and places" washed htmlpurifier
else
    skip "HTMLPurifier leaves a fragment's words, tables and places" "php-htmlpurifier is missing (make deps)"
fi

# --- charts ----------------------------------------------------------------------------
list_is_true() {
    python3 - "$out" <<'PYTHON'
import hashlib, json, os, re, struct, sys
directory = sys.argv[1]
with open(os.path.join(directory, "attachments.json"), encoding="utf-8") as file:
    listed = json.load(file)["attachments"]
pages = "".join(open(os.path.join(directory, name), encoding="utf-8").read()
                for name in os.listdir(directory) if name.endswith((".md", ".xml", ".mediawiki", ".fragment.html")))
for one in listed:
    with open(os.path.join(directory, one["name"]), "rb") as file:
        data = file.read()
    assert len(data) == one["size"] and hashlib.sha256(data).hexdigest() == one["sha256"], one
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and one["type"] == "image/png" and one["alt"], one
    width, _ = struct.unpack(">II", data[16:24])
    assert f'ac:width="{width // 2}"' in pages and f"|{width // 2}px|" in pages, (one["name"], width)
    assert pages.count(one["name"]) == 4, one["name"]
assert listed and set(re.findall(r"[\w-]+\.png", pages)) == {one["name"] for one in listed}
PYTHON
}
claim "attachments.json has each chart, with its size, digest and alt text; each page names it" list_is_true
make_reports "$scratch/again" >/dev/null
claim "the same inputs give the same bytes, of charts too" diff -r -x '*purif*' "$out" "$scratch/again"

# --- how large a page may be -------------------------------------------------------------
mkdir "$scratch/large"
text_of() { yes 'Every word of this is the author'"'"'s own.' | head -c "$1" >"$scratch/large/words.md"; }
cat >"$scratch/large/large.json" <<'JSON'
{ "schema": "rung-layout/1", "name": "large", "title": "Large", "sections": [
  { "id": "words", "title": "Words", "blocks": [ { "block": "text", "file": "words.md" } ] } ] }
JSON
large() { run report $SAMPLE --as-of $AS_OF --layout "$scratch/large/large.json" --format confluence -o "$scratch/large" "$@"; }
text_of 5100000
large
claim "a page that Confluence would refuse is written, with a warning that says what to do" \
    holds "$status $complained" "0 $scratch/large/large.confluence.xml: warning: 5.2 MB, and Confluence refuses"
printf '<!-- here --><!-- here -->' >"$scratch/large/page.xml"
large --into "$scratch/large/page.xml" --between '<!-- here -->'
claim "so is a page that grows too large by --into" holds "$complained" "page.xml: warning: 5.2 MB"
text_of 4900000
large
claim "one that is small enough is not remarked on" same "0 " "$status $complained"

run report $SAMPLE --as-of $AS_OF --layout full --format mediawiki -o "$scratch/sorted"
claim "what stands for a degree sorts by it in MediaWiki" same "S M L" \
    "$(grep -o 'data-sort-value="[123]" | [SML]$' "$scratch/sorted/full.mediawiki" | sort -u | sed 's/.* //' | xargs)"

# --- into a page -----------------------------------------------------------------------
mark='<!-- rung -->'
page=$scratch/wiki/page.md
mkdir "$scratch/wiki"
into() { run report $SAMPLE --as-of $AS_OF --format markdown --into "$page" --between "$mark" "$@"; }
printf 'before \r\n\0\xff%sold%s after, no newline' "$mark" "$mark" >"$page"
chmod 640 "$page"
ln -s page.md "$scratch/wiki/link.md"
page=$scratch/wiki/link.md into
claim "--into replaces what stands between two markers" same 0 "$status"
{
    printf 'before \r\n\0\xff%s\r\n' "$mark"
    sed 's/$/\r/' "$out/executive.md"
    printf '%s after, no newline' "$mark"
} >"$scratch/wanted"
claim "every other byte stays, and lines end as the page's do" cmp "$scratch/wanted" "$page"
claim "the page keeps its mode, and a link stays a link" \
    same "640 page.md" "$(stat -c %a "$page") $(readlink "$scratch/wiki/link.md")"
claim "charts stand beside the page" cmp "$out/payments-platform-executive-figure-1.png" \
    "$scratch/wiki/payments-platform-executive-figure-1.png"
into
claim "the same again changes nothing" cmp "$scratch/wanted" "$page"
if [ "$(id -u)" = 0 ]; then
    cp "$page" "$scratch/wiki/theirs.md"
    chown 1:2 "$scratch/wiki/theirs.md"
    page=$scratch/wiki/theirs.md into
    claim "whose page it is stays" same "1:2 640" "$(stat -c '%u:%g %a' "$scratch/wiki/theirs.md")"
    chmod 777 "$scratch" "$scratch/wiki"
    as_other="setpriv --reuid=65534 --regid=65534 --clear-groups"
else
    as_other=
fi
closed="a page that is closed to writers is refused, and stays"
chmod 444 "$page"
if $as_other test -x "$RUNG" -a -r data/samples/payments/owners.json; then
    complained=$($as_other "$RUNG" report $SAMPLE --as-of $AS_OF --format markdown \
        --into "$page" --between "$mark" 2>&1 >/dev/null)
    status=$?
    claim "$closed" holds "$status $complained" "4 $page: cannot write: Permission denied"
else
    skip "$closed" "nobody else can read this directory"
fi
chmod 640 "$page"

refused() { # STATUS SAYING TEXT: the page's content is TEXT, and stays
    printf '%s' "$3" >"$page"
    into
    same "$1" "$status" && holds "$complained" "$2" && same "$3" "$(cat "$page")"
}
claim "a page without markers is refused, and stays" refused 3 "twice, found 0 of them" "nothing here"
claim "a page with one marker is refused" refused 3 "twice, found 1 of them" "one $mark"
claim "a page with three markers is refused" refused 3 "twice, found 3 of them" "$mark $mark $mark"
mark=maturity
claim "a marker that the report itself has is refused" \
    refused 3 'stands in the report itself' 'maturity maturity'
run report $SAMPLE --into "$page" --format markdown
claim "--into needs --between" same 2 "$status"
run report $SAMPLE --into "$page" --between x --format markdown,pdf
claim "--into takes one profile" same 2 "$status"
run report $SAMPLE --into "$scratch/none.md" --between x --format markdown
claim "--into needs a page that exists" same 4 "$status"
