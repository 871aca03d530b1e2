#!/bin/bash
# The rules of the code that a machine can check. Prints what breaks them; silent otherwise
# but for a last line.
# usage: lint.sh "COMPILER FLAGS"
set -u
cd "$(dirname "$0")/../.." || exit 1
flags=$1
failures=0

complain() {
    echo "lint: $*"
    failures=$((failures + 1))
}

sources=$(git ls-files -co --exclude-standard 'gen/*.c' 'gen/*.h' 'tests/*.c' 'tests/*.h')
own=$(git ls-files -co --exclude-standard 'gen/*.c' 'gen/*.h')

# --- who may include whom --------------------------------------------------------------
declare -A sees=(
    [base]="base"
    [noun]="base noun"
    [text]="base noun text"
    [chart]="base noun text chart"
    [image]="base noun image"
    [ingest]="base noun ingest"
    [score]="base noun score"
    [layout]="base noun text chart layout"
    [emit]="base noun text emit"
    [publish]="base noun publish"
    [cli]="base noun text chart image ingest score layout emit publish cli"
)
stage_of() {
    case $1 in
    */*) echo "${1%%/*}" ;;
    *) echo noun ;;
    esac
}
for file in $own; do
    from=$(stage_of "${file#gen/}")
    case $file in gen/main.c | gen/publish_main.c) from=cli ;; esac
    for header in $(sed -n 's/^#include "\(.*\)"/\1/p' "$file"); do
        to=$(stage_of "$header")
        case " ${sees[$from]} " in
        *" $to "*) ;;
        *) complain "$file: $from may not include $header" ;;
        esac
    done
done

# --- foreign headers stay home -----------------------------------------------------------
home() {
    grep -lE "^#include <($1)" $own | grep -vE "^gen/($2)" |
        while read -r file; do echo "$file includes <$1> away from $2"; done
}
strays=$(
    home 'cjson/' 'base/json\.c'
    home 'libxml/' 'base/libxml\.h'
    home 'png\.h' 'image/png\.c'
    home 'jpeglib' 'image/jpeg\.c'
    home 'hpdf' 'emit/pdf/'
    home 'hb' 'text/|emit/pdf/font'
    home 'fribidi' 'text/'
    home '(grapheme|line|word)break' 'text/'
    home 'cairo' 'emit/cairo'
    home 'nettle/' 'base/'
    home 'curl/' 'publish/(http|address)\.c'
)
[ -z "$strays" ] || complain "$strays"

# --- each header compiles alone; two compilers, warnings as errors ----------------------
for file in $own; do
    for compiler in gcc clang; do
        case $file in # a header as one that includes it sees it
        # shellcheck disable=SC2086
        *.h) echo "#include \"${file#gen/}\"" | $compiler $flags -Werror -fsyntax-only -x c - ;;
        # shellcheck disable=SC2086
        *) $compiler $flags -Werror -fsyntax-only "$file" ;;
        esac || complain "$file: $compiler"
    done
done

# --- form ---------------------------------------------------------------------------------
# shellcheck disable=SC2086
clang-format --dry-run -Werror $sources || complain "run clang-format -i on the files above"
for file in $sources; do
    lines=$(wc -l < "$file")
    [ "$lines" -le 600 ] || complain "$file: $lines lines; 600 are the most"
done
marks=$(grep -nE '\b(TODO|FIXME|XXX|HACK)\b' $sources)
[ -z "$marks" ] || complain "left undone: $marks"

mandoc -T lint -W style gen/cli/rung.1 || complain "gen/cli/rung.1"

if [ "$failures" -gt 0 ]; then
    echo "lint: $failures complaints"
    exit 1
fi
echo "lint: clean"
