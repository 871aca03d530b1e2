#!/bin/bash
# Files whose bytes no editor shows: they are made, so that they can be reviewed here.
# EXPECTED.tsv says what rung makes of each, as of the files that are stored.
# usage: make.sh DIRECTORY
set -eu
here=$(dirname "$0")
directory=$1
mkdir -p "$directory"
text=$(tr -d '\n' <"$here/whole/checkov.json" | sed 's/  */ /g')
csv=$here/whole/cdk-nag.csv

# put NAME: standard input becomes the file
put() { cat >"$directory/$1"; }
# finding TEXT: a Prowler finding whose message is TEXT, printf's escapes understood
finding() {
    printf '%s' '{"metadata": {"event_code": "awslambda_function_url_public", "product": {"name": "Prowler"}}, '
    printf '%s' '"status_code": "FAIL", "resources": [{"uid": "orders"}], "status_detail": "'
    # shellcheck disable=SC2059
    printf "$1"
    printf '"}\n'
}
to() { iconv -f UTF-8 -t "$1"; }

# --- not text at all, under a name that promises JSON -----------------------------------------
echo "$text" | gzip -n | put bytes-gzip.json
printf 'PK\003\004\024\000\000\000\010\000results.json' | put bytes-zip.json
printf '\050\265\057\375\004\000\101\000\000{}' | put bytes-zstd.json
printf 'BZh91AY&SY\000\000\000\000' | put bytes-bzip2.json
printf '%%PDF-1.7\n%%\342\343\317\323\n1 0 obj\n' | put bytes-pdf.json
printf '\211PNG\r\n\032\n\000\000\000\015IHDR' | put bytes-png.json
printf '\177ELF\002\001\001\000' | put bytes-elf.json
printf 'PAR1\025\004\025\000' | put bytes-parquet.json
printf '\000%.0s' {1..512} | put bytes-nul-alone.json

# --- NUL ----------------------------------------------------------------------------------------
printf '\000%s\n' "$text" | put bytes-nul-in-front.json
printf '%s\n\000\000\000\000' "$text" | put bytes-nul-behind.json
printf '{"check_type":\000"terraform"}\n' | put bytes-nul-between.json
finding 'a\000b' | put bytes-nul-in-a-string.json
printf '{"check\000type": 1}\n' | put bytes-nul-in-a-name.json
printf '"Rule ID","Resource ID"\000\n' | cat - "$csv" | put bytes-nul-in-front.csv

# --- line ends and other space ------------------------------------------------------------------
tr '\n' '\r' <"$here/whole/checkov.json" | put bytes-cr-alone.json
sed 's/$/\r/' "$here/whole/checkov.json" | put bytes-crlf.json
tr '\n' '\r' <"$csv" | put bytes-cr-alone.csv
sed 's/$/\r/' "$csv" | put bytes-crlf.csv
sed 's/$/\r\r/' "$here/whole/prowler.csv" | put bytes-cr-cr-lf.csv
printf '%s\n\032' "$text" | put bytes-dos-end-of-file.json
printf '{\014"check_type": "terraform"}\n' | put bytes-form-feed.json
printf '{\302\240"check_type": "terraform"}\n' | put bytes-no-break-space.json
printf '\342\200\213%s\n' "$text" | put bytes-zero-width-space-in-front.json
printf '\033[0m%s\033[0m\n' "$text" | put bytes-terminal-escape-in-front.json
printf '%s\033[0m\n' "$text" | put bytes-terminal-escape-behind.json
finding 'a\033[31mb' | put bytes-terminal-escape-in-a-string.json
finding 'a\010b' | put bytes-backspace-in-a-string.json
finding 'a\177b' | put bytes-delete-in-a-string.json
finding 'a\342\200\250b' | put bytes-line-separator-in-a-string.json

# --- byte order marks ---------------------------------------------------------------------------
printf '\357\273\277' | put bytes-mark-alone.json
printf '\357\273\277%s\n' "$text" | put bytes-mark.json
printf '\357\273\277\357\273\277%s\n' "$text" | put bytes-mark-twice.json
printf '%s\n\357\273\277%s\n' "$text" "$text" | put bytes-mark-in-the-middle.json
printf '\357\273' | put bytes-mark-cut.json
printf '\357\273\277' | cat - "$csv" | put bytes-mark.csv
printf '\357\273\277' | cat - "$here/whole/scoutsuite.js" | put bytes-mark.js
printf '\357\273\277' | cat - "$here/whole/checkov.xml" | put bytes-mark.xml

# --- UTF-16 and UTF-32 --------------------------------------------------------------------------
printf '\377\376' | put utf16-mark-alone.json
(printf '\377\376' && printf '%s\r\n' "$text" | to UTF-16LE) | put utf16-little.json
(printf '\376\377' && printf '%s\r\n' "$text" | to UTF-16BE) | put utf16-big.json
echo "$text" | to UTF-16LE | put utf16-little-without-mark.json
echo "$text" | to UTF-16BE | put utf16-big-without-mark.json
(printf '\377\376' && printf '%s' "$text" | to UTF-16LE && printf '\015') | put utf16-odd.json
(printf '\377\376' && printf '%s' "$text" | to UTF-16LE | head -c 301) | put utf16-cut-odd.json
(printf '\377\376' && finding 'a@b' | to UTF-16LE | sed 's/@\x00/\x00\xD8/') | put utf16-surrogate-alone.json
(printf '\377\376' && printf '"' | to UTF-16LE && printf '\075\330') | put utf16-cut-in-a-pair.json
(printf '\377\376' && echo "$text" | to UTF-16LE && echo "$text") | put utf16-then-utf8.json
(printf '\377\376' && sed 's/$/\r/' "$here/text-of-checkov.json" | to UTF-16LE) | put utf16-text-of-checkov.json
(printf '\377\376' && to UTF-16LE <"$csv") | put utf16.csv
(printf '\377\376\000\000' && echo "$text" | to UTF-32LE) | put utf32-little.json
echo "$text" | to UTF-32BE | put utf32-big-without-mark.json
(printf '\377\376' && to UTF-16LE <"$here/whole/checkov.xml") | put utf16-without-saying-so.xml

# --- UTF-8 that is broken -----------------------------------------------------------------------
finding 'caf\351' | put utf8-latin-1.json
finding '\223quoted\224' | put utf8-windows-1252.json
finding '\300\200' | put utf8-overlong.json
finding '\355\240\200' | put utf8-surrogate.json
finding '\370\210\200\200\200' | put utf8-five-bytes.json
finding '\364\220\200\200' | put utf8-beyond-unicode.json
finding '\303' | put utf8-cut-in-a-string.json
finding '\200' | put utf8-only-the-second-byte.json
finding '\377\376' | put utf8-no-byte-of-it.json
printf '[{"caf\303' | put utf8-cut-at-the-end.json
printf '{"caf\351": 1}\n' | put utf8-broken-in-a-name.json
printf '%s\n\377\n' "$text" | put utf8-broken-behind.json
printf '[\351]\n' | put utf8-broken-outside-strings.json
sed 's/public by/pr\xFCblic by/' "$csv" | put utf8-latin-1.csv
sed 's/UTF-8/ISO-8859-1/; s/version="1.0"/version="1.0" encoding="ISO-8859-1"/; s/dead/d\xE9ad/' \
    "$here/whole/checkov.xml" | put latin-1-declared.xml
sed 's/dead/d\xE9ad/' "$here/whole/checkov.xml" | put utf8-latin-1.xml
sed 's/version="1.0"/version="1.0" encoding="UTF-16"/' "$here/whole/checkov.xml" | put utf16-declared-only.xml
