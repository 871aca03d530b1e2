#!/bin/sh
# Installs the Debian packages named on the command line that are not there yet: directly
# as root, through sudo otherwise. Where neither works it prints the one line to run.
set -eu
missing=
for package in "$@"; do
    state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$state" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    sudo=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo=sudo
elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then
    sudo=sudo
else
    echo "some packages are missing; run this as root and try again:" >&2
    echo "    $install" >&2
    exit 1
fi
echo "installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
# A machine that has just started may be installing updates: they are waited for.
wait="-o DPkg::Lock::Timeout=300"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086
if ! $sudo $install $wait >"$log" 2>&1; then
    # The package lists may be missing or old: fetch them once and try again.
    if ! { $sudo apt-get update && $sudo $install $wait; } >"$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
fi
