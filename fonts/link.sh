#!/bin/sh
# Links the faces of fonts/catalogue.json from where their packages put them into one
# directory, and names the packages that are missing.
# usage: fonts/link.sh [DIRECTORY]     out/fonts when not given
# Then RUNG_FONTS=DIRECTORY makes rung look there and nowhere else.
set -eu
catalogue=$(dirname "$0")/catalogue.json
target=${1:-out/fonts}
mkdir -p "$target"

# "package": "/directory" lines; then every face with the package named before it. Those
# of the fallback list are welcome, those of a family are needed.
directories=$(sed -n 's|^ *"\([a-z-]*\)": "\(/[^"]*\)".*|\1 \2|p' "$catalogue")
faces=$(tr '{,' '\n\n' <"$catalogue" | sed -n \
    -e 's|.*"fallback".*|welcome -|p' \
    -e 's|.*"package": "\([^"]*\)".*|package \1|p' \
    -e 's|.*: "\([^"/]*\.tt[fc]\)".*|face \1|p')

missing=
welcome=
package=
needed=yes
while read -r kind word; do
    case $kind in
    welcome) needed= ;;
    package) package=$word ;;
    face)
        directory=$(echo "$directories" | sed -n "s|^$package ||p")
        if [ -f "$directory/$word" ]; then
            ln -sf "$directory/$word" "$target/$word"
        elif [ "$needed" ]; then
            case " $missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac
        else
            case " $welcome " in *" $package "*) ;; *) welcome="$welcome $package" ;; esac
        fi
        ;;
    esac
done <<END
$faces
END

[ -z "$welcome" ] || echo "fonts/link.sh: more scripts with$welcome" >&2
[ -z "$missing" ] || {
    echo "fonts/link.sh: faces are missing; install$missing" >&2
    exit 1
}
