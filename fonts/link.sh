#!/bin/sh
# Links the faces of fonts/catalogue.json from where their packages put them into one
# directory, and names the packages that are missing.
# usage: fonts/link.sh [DIRECTORY]     out/fonts when not given
# Then RUNG_FONTS=DIRECTORY makes rung look there and nowhere else.
set -eu
catalogue=$(dirname "$0")/catalogue.json
target=${1:-out/fonts}
mkdir -p "$target"

# "package": "/directory" lines, and every face with the package named before it.
directories=$(sed -n 's|^ *"\([a-z-]*\)": "\(/[^"]*\)".*|\1 \2|p' "$catalogue")
faces=$(tr '{,' '\n\n' <"$catalogue" | sed -n \
    -e 's|.*"package": "\([^"]*\)".*|package \1|p' \
    -e 's|.*: "\([^"/]*\.tt[fc]\)".*|face \1|p')

missing=
package=
while read -r kind word; do
    if [ "$kind" = package ]; then
        package=$word
        continue
    fi
    directory=$(echo "$directories" | sed -n "s|^$package ||p")
    if [ -f "$directory/$word" ]; then
        ln -sf "$directory/$word" "$target/$word"
    else
        case " $missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac
    fi
done <<END
$faces
END

[ -z "$missing" ] || {
    echo "fonts/link.sh: faces are missing; install:$missing" >&2
    exit 1
}
