# Sourced by the scripts of tests/: claims as TAP lines.
# RUNG and OUT come from tests/run.sh; a script can also be run alone after `make`.
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
OUT=${OUT:-out}
case $OUT in /*) built=$OUT ;; *) built=$PWD/$OUT ;; esac
RUNG=${RUNG:-$built/bin/rung}
RUNG_CORPUS=${RUNG_CORPUS:-../shared}
SAMPLE=data/samples/payments
AS_OF=2026-11-23
# The same everywhere: what bash, sort and the others make of letters, and what rung hears
# from its surroundings.
export LC_ALL=C.UTF-8
unset COLUMNS NO_COLOR SOURCE_DATE_EPOCH RUNG_TOKEN
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
claims=0

ok() {
    claims=$((claims + 1))
    echo "ok $claims - $*"
}
not_ok() {
    claims=$((claims + 1))
    echo "not ok $claims - $*"
}
skip() { # CLAIM WHY
    claims=$((claims + 1))
    echo "ok $claims - $1 # SKIP $2"
}
# claim TEXT COMMAND...: holds when the command succeeds
claim() {
    local text=$1 said
    shift
    if said=$("$@" 2>&1); then
        ok "$text"
    else
        not_ok "$text"
        printf '%s\n' "$said" | head -n 20 | sed 's/^/    /'
    fi
}
# run ARGS...: runs rung; leaves $status, $said (stdout) and $complained (stderr)
run() {
    "$RUNG" "$@" >"$scratch/stdout" 2>"$scratch/stderr"
    status=$?
    said=$(cat "$scratch/stdout")
    complained=$(cat "$scratch/stderr")
}
same() { # WANTED FOUND
    [ "$1" = "$2" ] || {
        echo "wanted: $1"
        echo "found:  $2"
        return 1
    }
}
holds() { # TEXT PART: the part stands in the text
    case $1 in
    *"$2"*) ;;
    *)
        echo "wanted a part: $2"
        echo "found:         $1"
        return 1
        ;;
    esac
}
