#!/bin/sh
# Contact sheets of all layouts, and of one in all themes: a picture for each, with all its pages (of the long ones the
# first 24), from the sample and what an earlier run of it would have left.
# usage: make_gallery.sh RUNG DIRECTORY
set -eu
rung=$1
to=$2
sample=data/samples/payments
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
rm -rf "$to"
mkdir -p "$to"

# A day earlier nobody had scanned the templates yet.
before=$(ls $sample/*.json | grep -v checkov)
# shellcheck disable=SC2086 # names of the sample have no blanks
"$rung" report $before --as-of 2026-11-22 --format json -o "$scratch/earlier" >/dev/null

# And before that there were only answers.
for day in 2026-06-12 2026-08-20; do
    "$rung" report $sample/answers.json --as-of $day --format json -o "$scratch/history/$day" >/dev/null 2>&1
done

sheet() { # NAME OPTION...
    name=$1
    shift
    rm -rf "$scratch/pages"
    mkdir "$scratch/pages"
    "$rung" report $sample --as-of 2026-11-23 --format pdf -o "$scratch/pages" "$@" >/dev/null
    pdftoppm -r 60 -l 24 -png "$scratch"/pages/*.pdf "$scratch/pages/page"
    n=$(ls "$scratch"/pages/page-*.png | wc -l)
    montage "$scratch"/pages/page-*.png -tile $((n < 6 ? n : 6))x -geometry +8+8 -background '#d4d8de' \
        "$to/$name.png"
    echo "$to/$name.png"
}

for name in $("$rung" layout list | cut -d' ' -f1); do
    case $name in
    delta) sheet delta --layout delta --baseline "$scratch/earlier/result.json" --history "$scratch/history" ;;
    onepage)
        sheet onepage --layout onepage
        sheet onepage-landscape --layout onepage --page Letter,landscape
        ;;
    *) sheet "$name" --layout "$name" ;;
    esac
done
sheet new --layout layouts/start/report.json --logo data/samples/brand/logo.svg
sheet executive-A5 --layout executive --page A5
sheet executive-landscape --layout executive --page A4,landscape
for name in $("$rung" theme list | cut -d' ' -f1); do
    sheet "theme-$name" --layout executive --theme "$name"
done
sheet theme-brand --layout executive --brand-colour '#0B7A75'
