#!/bin/bash
# A report made of result.json alone is the report that was made of the inputs, byte for byte;
# what was changed in it, or is not whole, is refused.
. "$(dirname "$0")/lib.sh"
shopt -s nullglob
away=$scratch/away # no inputs here
mkdir "$away"
case $RUNG in /*) ;; *) RUNG=$PWD/$RUNG ;; esac
FORMATS=pdf,html,json,fragment,confluence,mediawiki,markdown

# again NAME PRESENTATION -- REST...: a run, and one of its result.json in another folder
again() {
    local name=$1 wanted
    local -a look=()
    shift
    while [ "$1" != -- ]; do
        look+=("$1")
        shift
    done
    shift
    rm -rf "$scratch/first" "$scratch/second"
    run report "$@" "${look[@]}" -o "$scratch/first"
    wanted="$status $(grep -v '^  /' "$scratch/stdout")"
    (cd "$away" && "$RUNG" report "$scratch/first/result.json" "${look[@]}" -o "$scratch/second") \
        > "$scratch/stdout" 2> "$scratch/stderr"
    claim "$name: the same words and exit status" same "$wanted" "$? $(grep -v '^  /' "$scratch/stdout")"
    claim "$name: the same files" diff -rq "$scratch/first" "$scratch/second"
}

again "every format" --layout executive --layout full --format $FORMATS -- $SAMPLE --as-of $AS_OF
again "other layouts, another page" --layout onepage --layout manager --page A3,landscape -- $SAMPLE --as-of $AS_OF
again "gates" -- $SAMPLE --as-of $AS_OF --min-stage 3 --min-assurance 9000 --fail-on blocker,critical,unknown
again "undated evidence refused" -- $SAMPLE --as-of $AS_OF --undated refuse
again "answers and waivers that have expired" -- $SAMPLE --as-of 2027-08-23
again "deliveries" -- $SAMPLE data/samples/delivery --as-of $AS_OF --entity Shop
again "one scan, undetermined" -- $SAMPLE/trivy.sarif --as-of $AS_OF
cp "$scratch/first/result.json" "$scratch/earlier.json"
again "a tool of one's own" -- data/samples/own-tool/scan.json --tools data/samples/own-tool/tools --as-of $AS_OF
again "a baseline" --layout delta --layout full -- $SAMPLE --as-of $AS_OF --baseline "$scratch/earlier.json" --fail-on regression
