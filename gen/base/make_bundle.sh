#!/bin/sh
# Makes the table of files that are compiled into the binary (see bundle.h).
# usage: make_bundle.sh OUTPUT_DIR FILE...   writes bundle_data.S and bundle_table.c
set -eu
out=$1
shift
export LC_ALL=C
files=$(printf '%s\n' "$@" | sort)
{
    echo '    .section .rodata'
    n=0
    for file in $files; do
        printf '    .globl bundle_member_%d\n    .balign 16\nbundle_member_%d:\n' $n $n
        printf '    .incbin "%s"\n    .byte 0\n' "$file"
        n=$((n + 1))
    done
    echo '    .section .note.GNU-stack,"",%progbits'
} > "$out/bundle_data.S"
{
    echo '/* Made by gen/base/make_bundle.sh; do not edit. */'
    echo '#include "base/bundle.h"'
    n=0
    for file in $files; do
        echo "extern const char bundle_member_$n[];"
        n=$((n + 1))
    done
    echo 'const BundleMember bundle_members[] = {'
    n=0
    for file in $files; do
        size=$(wc -c < "$file")
        echo "    { \"$file\", bundle_member_$n, $((size)) },"
        n=$((n + 1))
    done
    echo '};'
    echo "const size_t bundle_n_members = $n;"
} > "$out/bundle_table.c"
