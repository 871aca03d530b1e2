#!/bin/sh
# Brings the Node.js tools that the document checks use, as tests/package-lock.json names
# them. Does nothing when they are there already.
set -eu
cd "$(dirname "$0")"
if ! command -v node >/dev/null 2>&1; then
    ../gen/packages.sh nodejs
fi
if ! command -v npm >/dev/null 2>&1; then
    ../gen/packages.sh npm
fi
if [ ! -e node_modules/.package-lock.json ] ||
    [ package-lock.json -nt node_modules/.package-lock.json ]; then
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
        --fetch-retries=5
    touch node_modules/.package-lock.json
fi
