/* The table of pairs in use; see the header. */
#include "layout/contrast.h"

#include "base/colour.h"

const char *const contrast_level_names[N_LEVELS] = {
    [LEVEL_AA] = "AA", [LEVEL_AAA] = "AAA"
};

const ContrastPair contrast_pairs[] = {
    { COLOUR_INK, COLOUR_GROUND, PAIR_TEXT },
    { COLOUR_MUTED, COLOUR_GROUND, PAIR_TEXT },
    { COLOUR_ACCENT, COLOUR_GROUND, PAIR_TEXT }, /* links */
    { COLOUR_INK, COLOUR_PANEL, PAIR_TEXT },
    { COLOUR_MUTED, COLOUR_PANEL, PAIR_TEXT },
    { COLOUR_ACCENT, COLOUR_PANEL, PAIR_TEXT },
    { COLOUR_ON_ACCENT, COLOUR_ACCENT, PAIR_TEXT },
    { COLOUR_INK, COLOUR_ACCENT_FAINT, PAIR_TEXT }, /* the badge "waived" */
    { COLOUR_ON_MET, COLOUR_MET, PAIR_TEXT },
    { COLOUR_ON_MOSTLY, COLOUR_MOSTLY, PAIR_TEXT },
    { COLOUR_ON_PARTIAL, COLOUR_PARTIAL, PAIR_TEXT },
    { COLOUR_ON_LITTLE, COLOUR_LITTLE, PAIR_TEXT },
    { COLOUR_ON_NOT_MET, COLOUR_NOT_MET, PAIR_TEXT },
    { COLOUR_ON_UNKNOWN, COLOUR_UNKNOWN, PAIR_TEXT },
    { COLOUR_MUTED, COLOUR_UNKNOWN, PAIR_TEXT }, /* cells without a score */
    { COLOUR_ON_CHART, COLOUR_CHART, PAIR_TEXT },
    { COLOUR_INK, COLOUR_CHART_SOFT, PAIR_TEXT },
    { COLOUR_INK, COLOUR_CHART_FAINT, PAIR_TEXT },
    { COLOUR_ACCENT, COLOUR_GROUND, PAIR_GRAPHIC }, /* what has the keyboard's focus */
    { COLOUR_NOT_MET, COLOUR_PANEL, PAIR_GRAPHIC }, /* wrong fields, warnings */
    { COLOUR_CHART, COLOUR_GROUND, PAIR_GRAPHIC },
    { COLOUR_CHART, COLOUR_CHART_SOFT, PAIR_GRAPHIC },
    { COLOUR_CHART, COLOUR_CHART_FAINT, PAIR_GRAPHIC },
    { COLOUR_MET, COLOUR_GROUND, PAIR_GRAPHIC }, /* lines of what moved */
    { COLOUR_NOT_MET, COLOUR_GROUND, PAIR_GRAPHIC },
    { COLOUR_CHART_SOFT, COLOUR_CHART_FAINT, PAIR_AREAS },
    { COLOUR_LITTLE, COLOUR_CHART_FAINT, PAIR_AREAS },
    { COLOUR_NOT_MET, COLOUR_CHART_FAINT, PAIR_AREAS },
    { COLOUR_MET, COLOUR_MOSTLY, PAIR_AREAS },
    { COLOUR_MOSTLY, COLOUR_PARTIAL, PAIR_AREAS },
    { COLOUR_PARTIAL, COLOUR_LITTLE, PAIR_AREAS },
    { COLOUR_LITTLE, COLOUR_NOT_MET, PAIR_AREAS },
    { COLOUR_MET, COLOUR_PARTIAL, PAIR_AREAS },
    { COLOUR_PARTIAL, COLOUR_NOT_MET, PAIR_AREAS },
};
const size_t n_contrast_pairs = sizeof contrast_pairs / sizeof *contrast_pairs;

/* WCAG 2.2: 1.4.3 and 1.4.6 for text, 1.4.11 for graphics. For areas it has no rule: a
 * difference of 10 in lightness is seen at a glance, whatever the eye. */
static const int least[N_PAIR_KINDS][N_LEVELS] = {
    [PAIR_TEXT] = { 450, 700 },
    [PAIR_GRAPHIC] = { 300, 300 },
    [PAIR_AREAS] = { 100, 100 },
};

int contrast_least(PairKind kind, ContrastLevel level)
{
    return least[kind][level];
}

int contrast_of(const ContrastPair *pair, const uint32_t colours[N_COLOURS])
{
    uint32_t one = colours[pair->one], ground = colours[pair->ground];
    return pair->kind == PAIR_AREAS ? colour_lightness_apart(one, ground)
                                    : colour_contrast(one, ground);
}

/* What is derived keeps some distance from the limit: who sees two colours of three sees
 * the lightness of a hue a little otherwise. */
static int wanted(PairKind kind, ContrastLevel level)
{
    static const int spare = 15;
    return least[kind][level] + (kind == PAIR_AREAS ? spare : 0);
}

bool contrast_holds(const uint32_t colours[N_COLOURS], Colour role,
                    const bool open[N_COLOURS], ContrastLevel level)
{
    for (size_t i = 0; i < n_contrast_pairs; i++) {
        const ContrastPair *pair = &contrast_pairs[i];
        if ((pair->one != role && pair->ground != role) || open[pair->one] ||
            open[pair->ground])
            continue;
        if (contrast_of(pair, colours) < wanted(pair->kind, level))
            return false;
    }
    return true;
}
