#!/bin/bash
# What reading costs: a Prowler report of 50 MB and one of 1 GB, as whole processes, beside
# cJSON alone on the 50 MB; and the small files of tests/ingest/bad.
# The reports are made once and kept in $OUT/bench. LARGE=MEGABYTES makes another size.
set -eu
cd "$(dirname "$0")/../.."
OUT=${OUT:-out}
RUNG=${RUNG:-$PWD/$OUT/bin/rung}
runs=${RUNS:-5}
small=50 large=${LARGE:-1000}
floor=$OUT/tests/bench/cjson_floor_main
make --no-print-directory --silent "$floor"
mkdir -p "$OUT/bench"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

made() { # MEGABYTES: leaves the report's path in $report; made again when large.py is newer
    report=$OUT/bench/prowler-$1.ocsf.json
    if [ ! "$report" -nt tests/bench/large.py ]; then
        python3 tests/bench/large.py "$1" >"$dir/report" && mv "$dir/report" "$report"
    fi
    cat "$report" >/dev/null # into the page cache, for all alike
}
row() { # NAME MEGABYTES WALL CPU PEAK FLOOR
    awk -v name="$1" -v size="$2" -v wall="$3" -v cpu="$4" -v peak="$5" -v base="$6" 'BEGIN {
        speed = size / wall
        printf "%-38s %8.0f %8.2f %8s %8s %8s\n", name, speed, wall, cpu, peak,
            base ? sprintf("%.2f", speed / base) : "" }'
}
ingest() { # RUNS FILE: wall, CPU and peak of the run with the median wall
    for _ in $(seq "$1"); do
        python3 tests/bench/peak.py 600 "$RUNG" report "$2" --as-of 2026-11-23 --format json -o "$dir/out"
    done | sort -k 2 -n | awk '$1 != 0 { print "rung ended with " $1 >"/dev/stderr"; exit 1 }
        { line[NR] = $2 " " $3 " " $4 } END { print line[int((NR + 1) / 2)] }'
}

made $small
read -r parsing with_reading < <("$floor" "$runs" "$report")
base=$(awk -v s="$parsing" -v size=$small 'BEGIN { print size / s }')
printf '%-38s %8s %8s %8s %8s %8s\n' reading MB/s "wall s" "CPU s" "peak MB" ratio
row "cJSON_Parse + cJSON_Delete, $small MB" $small "$parsing" - - "$base"
row "the same, with reading the file" $small "$with_reading" - - "$base"
read -r wall cpu peak < <(ingest "$runs" "$report")
row "rung report, $small MB" $small "$wall" "$cpu" "$peak" "$base"
made "$large"
read -r wall cpu peak < <(ingest 1 "$report")
row "rung report, $large MB" "$large" "$wall" "$cpu" "$peak" "$base"

tests/ingest/bad/make.sh "$dir/bytes"
python3 tests/ingest/bad/table.py "$RUNG" tests/ingest/bad "$dir/bytes" 2>"$dir/cost" >/dev/null
read -r most name average n <"$dir/cost"
awk -v n="$n" -v average="$average" -v most="$most" -v name="$name" 'BEGIN {
    printf "\n%d small bad files: %.1f ms of CPU each, a whole process; the most is %.1f ms, %s\n",
        n, average * 1000, most * 1000, name }'
