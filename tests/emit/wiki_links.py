#!/usr/bin/env python3
"""Every link within a report leads to a place of it, in each profile, and each has the places
that permalinks of the page lead to.
usage: wiki_links.py DIRECTORY NAME...       prints one line a claim, as TAP has it"""
import html, pathlib, re, sys

# A profile: what its files end in, its places, its links to places of the same page.
PROFILES = {
    "page": (".html", r' id="([^"]*)"', r'<a [^>]*?href="#([^"]+)"'),
    "fragment": (".fragment.html", r' id="rung-([^"]*)"', r'href="#rung-([^"]+)"'),
    "confluence": (".confluence.xml", r'"anchor"[^>]*><ac:parameter ac:name="">([^<]*)', r'ac:anchor="([^"]*)"'),
    "mediawiki": (".mediawiki", r'<span id="([^"]*)"', r"\[\[#([^|]*)\|"),
    "markdown": (".md", r'<a id="([^"]*)"', r'(?:\]\(|href=")#([^)"]*)'),
}


def found(pattern, text):
    return [html.unescape(name) for name in re.findall(pattern, text)]


def main():
    failed = False
    for name in sys.argv[2:]:
        wanted = None
        for profile, (ending, place, link) in PROFILES.items():
            text = pathlib.Path(sys.argv[1], name + ending).read_text(encoding="utf-8")
            places, links = found(place, text), found(link, text)
            if wanted is None:  # the skip link is the page's own
                wanted = set(links) - {"the_report"}
            problems = sorted((set(links) | wanted) - set(places))
            problems += sorted({place for place in wanted if places.count(place) > 1})
            failed = failed or bool(problems)
            print(f"{'not ok' if problems else 'ok'} - {name}: links of {profile} lead somewhere, and it has the "
                  "page's places once")
            for problem in problems[:9]:
                print(f"    {problem}")
    sys.exit(failed)


main()
