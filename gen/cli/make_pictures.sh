#!/bin/sh
# The pictures in README.md, from the sample: small, with a palette, so that they weigh little.
# usage: make_pictures.sh RUNG DIRECTORY
set -eu
rung=$1
to=$2
sample=data/samples/payments
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$to"

picture() { # NAME LAYOUT PAGE OPTION...
    name=$1 layout=$2 page=$3
    shift 3
    "$rung" report $sample --as-of 2026-11-23 --layout "$layout" --format pdf -o "$scratch" "$@" >/dev/null
    pdftoppm -r 96 -f "$page" -l "$page" -singlefile -png "$scratch/$layout.pdf" "$scratch/page"
    convert "$scratch/page.png" -bordercolor '#DDE2EA' -border 1 -dither None -colors 48 -strip \
        -define png:exclude-chunks=all "PNG8:$to/$name.png"
    echo "$to/$name.png"
}

picture verdict executive 1
picture standing executive 2
picture onepage onepage 1 --page A4,landscape
