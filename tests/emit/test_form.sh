#!/bin/bash
# The offline form: valid, accessible, and what it saves is what the terminal saves, byte
# for byte, and what a report accepts.
. "$(dirname "$0")/../cli/lib.sh"
modules=tests/node_modules

run ask --html "$scratch/form.html" --as-of $AS_OF -o "$scratch/none.json"
claim "the form is written" same 0 "$status"
run ask --html "$scratch/again.html" --as-of $AS_OF -o "$scratch/none.json"
claim "the same form is the same bytes" cmp "$scratch/form.html" "$scratch/again.html"
run ask --html "$scratch/missing.html" --missing $SAMPLE/prowler.ocsf.json --as-of $AS_OF -o "$scratch/none.json"
claim "a form of what is missing is written" same 0 "$status"
claim "it asks less" test "$(grep -c '<fieldset' "$scratch/missing.html")" -lt "$(grep -c '<fieldset' "$scratch/form.html")"
claim "it says why each question matters" holds "$(cat "$scratch/missing.html")" "Stage 1 hangs on it"
hostile='<script>alert(1)</script>"'
run ask --html "$scratch/hostile.html" --entity "$hostile" --by "$hostile" --as-of $AS_OF -o "$scratch/none.json"
claim "a name cannot become markup" same 0 "$(grep -c '<script>alert' "$scratch/hostile.html")"

if ! command -v node >/dev/null || [ ! -d $modules/playwright-core ] || [ ! -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    skip "the form saves what the terminal saves" "Node.js tools or chromium are missing (make deps)"
    exit 0
fi
tests/emit/test_html.sh "$scratch/form.html" "$scratch/missing.html" "$scratch/hostile.html"
node tests/emit/form_checks/form.js "$scratch/form.html" $SAMPLE/answers.json "$scratch"

# The same said in the terminal: Q01 c; Q05 b and c with a link; Q11 z; Q12 unknown.
{
    printf 'c\n\n' && printf 'skip\n%.0s' 2 3 4
    printf 'b,c\nhttps://wiki.example.com/a?b=1&c="2"\n' && printf 'skip\n%.0s' 6 7 8 9 10
    printf 'z\n\nunknown\nquit\n'
} | "$RUNG" ask -o "$scratch/said.json" --entity 'Payments "A" \ Zürich' --by 'Team lead' --as-of 2026-11-20 >"$scratch/log" 2>&1
python3 - "$scratch/said.json" <<'PY'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
before, after = text.split('"Q12"')
after = after.replace("2026-11-20", "2026-11-18").replace("Team lead", "Database engineer")
open(sys.argv[1], "w", encoding="utf-8").write(before + '"Q12"' + after)
PY
claim "the form saves what the terminal saves, byte for byte" diff "$scratch/said.json" "$scratch/typed.json"
run report "$scratch/typed.json" $SAMPLE/prowler.ocsf.json --as-of $AS_OF -o "$scratch/out" --format json
claim "a report reads what the form saved" same 0 "$status"
claim "it says nothing against it" same "" "$complained"
if /usr/bin/python3 -c 'import jsonschema' 2>/dev/null; then
    claim "what the form saved follows the schema" /usr/bin/python3 tests/documents/follows_schema.py \
        data/schemas/answers.schema.json "$scratch/typed.json" "$scratch/kept.json" "$scratch/changed.json"
else
    skip "what the form saved follows the schema" "python3-jsonschema is missing"
fi
