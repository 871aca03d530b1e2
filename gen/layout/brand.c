/* See the header. Lightness and chroma begin at those of slate's own blues in OKLCH: the
 * soft shade has two fifths of the accent's chroma, the faint one a twelfth, more on dark
 * grounds. More chroma in the soft one would hide it from those who do not see red. */
#include "layout/brand.h"

#include "base/colour.h"

/* Lightness is tried in steps of half a hundredth, which no eye tells apart. */
static const double STEP = 0.005;

typedef struct {
    double lightness;
    double chroma; /* share of the brand's */
} Shade;

/* By whether the ground is dark. */
static const Shade faint_shades[2] = { { 0.937, 0.08 }, { 0.28, 0.25 } };
static const Shade soft_shades[2] = { { 0.81, 0.4 }, { 0.45, 0.4 } };

/* What charts take from the accent. */
static const struct {
    Colour chart, accent;
} copies[] = {
    { COLOUR_CHART, COLOUR_ACCENT },
    { COLOUR_CHART_SOFT, COLOUR_ACCENT_SOFT },
    { COLOUR_CHART_FAINT, COLOUR_ACCENT_FAINT },
    { COLOUR_ON_CHART, COLOUR_ON_ACCENT },
};
enum { N_COPIES = sizeof copies / sizeof *copies };

typedef struct {
    uint32_t *colours;
    bool open[N_COLOURS]; /* not chosen yet */
    ContrastLevel level;
} Search;

/* Sets the role, and with it the charts'; do all of their pairs hold? */
static bool suits(Search *search, Colour role, uint32_t colour)
{
    search->colours[role] = colour;
    search->open[role] = false;
    bool holds = contrast_holds(search->colours, role, search->open, search->level);
    for (size_t i = 0; i < N_COPIES; i++)
        if (copies[i].accent == role) {
            search->colours[copies[i].chart] = colour;
            search->open[copies[i].chart] = false;
            holds = contrast_holds(search->colours, copies[i].chart, search->open,
                                   search->level) &&
                    holds;
        }
    return holds;
}

/* With an ink on it: the page's ground, its ink, or what is lightest or darkest. */
static bool suits_with_ink(Search *search, uint32_t accent)
{
    const uint32_t inks[] = { search->colours[COLOUR_GROUND], search->colours[COLOUR_INK],
                              0xFFFFFF, 0x000000 };
    search->open[COLOUR_ON_ACCENT] = search->open[COLOUR_ON_CHART] = true;
    if (!suits(search, COLOUR_ACCENT, accent))
        return false;
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
        if (suits(search, COLOUR_ON_ACCENT, inks[i]))
            return true;
    return false;
}

/* From the lightness it has to `end`, in steps; the first that suits. */
static bool walk(Search *search, Colour role, Oklab lab, double end)
{
    double step = end < lab.l ? -STEP : STEP;
    for (; (end - lab.l) * step >= 0; lab.l += step) {
        uint32_t colour = colour_of_oklab(lab);
        if (role == COLOUR_ACCENT ? suits_with_ink(search, colour)
                                  : suits(search, role, colour))
            return true;
    }
    return false;
}

static Oklab shade_of(Oklab brand, const Shade *shade)
{
    return (Oklab){ shade->lightness, brand.a * shade->chroma, brand.b * shade->chroma };
}

/* The soft shade has to stand out from the accent and from the faint one, which makes room
 * for it by coming nearer to the ground. */
static void find_shades(Search *search, Oklab brand, bool dark)
{
    double step = dark ? -STEP : STEP;
    Oklab faint = shade_of(brand, &faint_shades[dark]);
    for (; faint.l >= 0 && faint.l <= 1; faint.l += step) {
        search->open[COLOUR_ACCENT_SOFT] = search->open[COLOUR_CHART_SOFT] = true;
        if (suits(search, COLOUR_ACCENT_FAINT, colour_of_oklab(faint)) &&
            walk(search, COLOUR_ACCENT_SOFT, shade_of(brand, &soft_shades[dark]), faint.l))
            return;
    }
}

void brand_derive(uint32_t colours[N_COLOURS], uint32_t brand, ContrastLevel level)
{
    Search search = { .colours = colours, .level = level };
    const double middle = 0.18; /* luminance of middle grey */
    bool dark = colour_luminance(colours[COLOUR_GROUND]) < middle;
    const Oklab lab = colour_oklab(brand);
    for (size_t i = 0; i < N_COPIES; i++)
        search.open[copies[i].chart] = search.open[copies[i].accent] = true;
    if (!suits_with_ink(&search, brand))
        walk(&search, COLOUR_ACCENT, lab, dark ? 1 : 0);
    find_shades(&search, lab, dark);
}
