/* The palettes of a theme: read, completed, and judged pair by pair. */
#include "base/colour.h"
#include "layout/brand.h"
#include "layout/theme_file.h"

static const char *const palette_names[N_PALETTES] = { "light", "dark" };

/* A state is a pair: its fill and the ink that is readable on it. */
static const struct {
    const char *key;
    Colour fill, ink;
} state_pairs[] = {
    { "met", COLOUR_MET, COLOUR_ON_MET },
    { "mostly", COLOUR_MOSTLY, COLOUR_ON_MOSTLY },
    { "partial", COLOUR_PARTIAL, COLOUR_ON_PARTIAL },
    { "little", COLOUR_LITTLE, COLOUR_ON_LITTLE },
    { "not-met", COLOUR_NOT_MET, COLOUR_ON_NOT_MET },
    { "unknown", COLOUR_UNKNOWN, COLOUR_ON_UNKNOWN },
};
enum { N_STATE_PAIRS = sizeof state_pairs / sizeof state_pairs[0] };

/* What a theme must give, and what else it may. */
static const Colour single_colours[] = {
    COLOUR_GROUND, COLOUR_INK,         COLOUR_MUTED,        COLOUR_RULE,      COLOUR_PANEL,
    COLOUR_ACCENT, COLOUR_ACCENT_SOFT, COLOUR_ACCENT_FAINT, COLOUR_ON_ACCENT,
};
enum { N_SINGLES = sizeof single_colours / sizeof single_colours[0] };

/* Colours that follow another one unless they are given. */
static const struct {
    Colour role, follows;
} followers[] = {
    { COLOUR_CHART, COLOUR_ACCENT },
    { COLOUR_CHART_SOFT, COLOUR_ACCENT_SOFT },
    { COLOUR_CHART_FAINT, COLOUR_ACCENT_FAINT },
    { COLOUR_ON_CHART, COLOUR_ON_ACCENT },
    { COLOUR_GRID, COLOUR_RULE },
};
enum { N_FOLLOWERS = sizeof followers / sizeof followers[0] };

/* --- reading -------------------------------------------------------------------------- */

static void read_colour(Json value, int palette, Colour role, ThemeDraft *draft)
{
    uint32_t colour;
    if (!colour_read(json_text(value), &colour)) {
        json_expected(value, "a colour as \"#RRGGBB\"");
        return;
    }
    uint32_t *colours = palette == PALETTE_DARK ? draft->theme.dark : draft->theme.light;
    colours[role] = colour;
    draft->set[palette][role] = true;
    draft->given[palette][role] = value;
}

static void read_member(Json in, const char *name, bool needed, int palette, Colour role,
                        ThemeDraft *draft)
{
    Json value = json_get(in, name);
    if (json_here(value))
        read_colour(value, palette, role, draft);
    else if (needed)
        json_error(in, "\"%s\" is missing", name);
}

static void read_state(Json states, size_t i, bool needed, int palette, ThemeDraft *draft)
{
    Json pair = json_get(states, state_pairs[i].key);
    if (!json_here(pair)) {
        if (needed)
            json_error(states, "\"%s\" is missing", state_pairs[i].key);
        return;
    }
    if (!json_is(pair, JSON_ARRAY) || json_count(pair) != 2) {
        json_expected(pair, "a pair: the fill and the ink on it");
        return;
    }
    read_colour(json_item(pair, 0), palette, state_pairs[i].fill, draft);
    read_colour(json_item(pair, 1), palette, state_pairs[i].ink, draft);
}

static void read_states(Json in, bool whole, int palette, ThemeDraft *draft)
{
    Json states = whole ? json_object(in, "state") : json_object_or_none(in, "state");
    if (!json_here(states))
        return;
    json_only(states, "met,mostly,partial,little,not-met,unknown");
    for (size_t i = 0; i < N_STATE_PAIRS; i++)
        read_state(states, i, whole, palette, draft);
}

/* `whole`: every colour must be there; otherwise those left out stay as they are. */
static void read_palette(Json in, bool whole, int palette, ThemeDraft *draft)
{
    json_only(in, "ground,ink,muted,rule,panel,accent,accent-soft,accent-faint,on-accent,"
                  "plate,chart,chart-soft,chart-faint,on-chart,grid,state");
    for (size_t i = 0; i < N_SINGLES; i++)
        read_member(in, colour_names[single_colours[i]], whole, palette, single_colours[i],
                    draft);
    for (size_t i = 0; i < N_FOLLOWERS; i++)
        read_member(in, colour_names[followers[i].role], false, palette, followers[i].role,
                    draft);
    read_member(in, colour_names[COLOUR_PLATE], false, palette, COLOUR_PLATE, draft);
    read_states(in, whole, palette, draft);
}

/* --- what follows from other colours
 * ------------------------------------------------------ */

static void follow(ThemeDraft *draft, int palette, Colour role, Colour follows)
{
    uint32_t *colours = palette == PALETTE_DARK ? draft->theme.dark : draft->theme.light;
    if (draft->set[palette][role])
        return;
    colours[role] = colours[follows];
    draft->given[palette][role] = draft->given[palette][follows];
}

static void settle(ThemeDraft *draft)
{
    Theme *theme = &draft->theme;
    for (size_t i = 0; i < N_COLOURS; i++) {
        if (draft->set[PALETTE_DARK][i] || !draft->set[PALETTE_LIGHT][i])
            continue;
        theme->dark[i] = theme->light[i];
        draft->given[PALETTE_DARK][i] = draft->given[PALETTE_LIGHT][i];
    }
    for (size_t i = 0; i < N_FOLLOWERS; i++) {
        follow(draft, PALETTE_LIGHT, followers[i].role, followers[i].follows);
        /* A chart's colour for light pages serves dark ones only where all colours do. */
        if (!draft->set[PALETTE_LIGHT][followers[i].role] ||
            draft->set[PALETTE_DARK][followers[i].follows])
            follow(draft, PALETTE_DARK, followers[i].role, followers[i].follows);
    }
    follow(draft, PALETTE_LIGHT, COLOUR_PLATE, COLOUR_GROUND);
    if (!draft->set[PALETTE_DARK][COLOUR_PLATE])
        theme->dark[COLOUR_PLATE] = theme->light[COLOUR_PLATE];
}

static void brand_palette(ThemeDraft *draft, int palette, uint32_t brand)
{
    static const Colour branded[] = {
        COLOUR_ACCENT, COLOUR_ACCENT_SOFT, COLOUR_ACCENT_FAINT, COLOUR_ON_ACCENT,
        COLOUR_CHART,  COLOUR_CHART_SOFT,  COLOUR_CHART_FAINT,  COLOUR_ON_CHART,
    };
    uint32_t *colours = palette == PALETTE_DARK ? draft->theme.dark : draft->theme.light;
    uint32_t derived[N_COLOURS];
    for (size_t i = 0; i < N_COLOURS; i++)
        derived[i] = colours[i];
    brand_derive(derived, brand, draft->level);
    for (size_t i = 0; i < sizeof branded / sizeof *branded; i++) {
        Colour role = branded[i];
        if (!json_here(draft->given[palette][role]))
            colours[role] = derived[role];
        draft->set[palette][role] = true;
    }
}

void theme_take_brand(ThemeDraft *draft, uint32_t brand)
{
    brand_palette(draft, PALETTE_LIGHT, brand);
    brand_palette(draft, PALETTE_DARK, brand);
}

void theme_read_colours(Json in, bool whole, ThemeDraft *draft)
{
    Json colour = whole ? json_object(in, "colour") : json_object_or_none(in, "colour");
    if (json_here(colour))
        read_palette(colour, whole, PALETTE_LIGHT, draft);
    Json dark = json_object_or_none(in, "dark");
    if (json_here(dark))
        read_palette(dark, false, PALETTE_DARK, draft);
    settle(draft);
    Json brand = json_get(in, "brand_colour");
    uint32_t value;
    if (!json_here(brand))
        return;
    if (colour_read(json_text(brand), &value))
        theme_take_brand(draft, value);
    else
        json_expected(brand, "a colour as \"#RRGGBB\"");
}

/* --- contrast
 * ----------------------------------------------------------------------------- */

/* Where the reader can change the pair: at its first colour that this file gives; else at
 * what asks for more contrast than the theme that it extends. */
static Json place_of(const ThemeDraft *draft, int palette, const ContrastPair *pair)
{
    Json one = draft->given[palette][pair->one];
    Json ground = draft->given[palette][pair->ground];
    Json level = json_get(draft->root, "contrast");
    return json_here(one)      ? one
           : json_here(ground) ? ground
           : json_here(level)  ? level
                               : draft->root;
}

static const char *complaint(Arena *arena, PairKind kind, int found, int needed)
{
    if (kind == PAIR_AREAS)
        return arena_printf(arena,
                            "%d.%d apart in lightness; neighbours in charts need %d.%d",
                            found / 10, found % 10, needed / 10, needed % 10);
    return arena_printf(arena, "a contrast of %d.%02d:1; %s %d.%02d:1", found / 100,
                        found % 100, kind == PAIR_TEXT ? "text needs" : "graphics need",
                        needed / 100, needed % 100);
}

static void judge_pair(Arena *arena, const ThemeDraft *draft, int palette,
                       const ContrastPair *pair)
{
    const Theme *theme = &draft->theme;
    const uint32_t *colours = palette == PALETTE_DARK ? theme->dark : theme->light;
    int found = contrast_of(pair, colours);
    int needed = contrast_least(pair->kind, draft->level);
    if (found >= needed)
        return;
    const char *words = arena_printf(
        arena, "%s (#%06X) %s %s (#%06X), %s: %s", colour_names[pair->one],
        (unsigned)colours[pair->one], pair->kind == PAIR_AREAS ? "beside" : "on",
        colour_names[pair->ground], (unsigned)colours[pair->ground], palette_names[palette],
        complaint(arena, pair->kind, found, needed));
    if (draft->may_be_faint)
        json_warn(place_of(draft, palette, pair), "%s", words);
    else
        json_error(place_of(draft, palette, pair),
                   "%s (\"allow_low_contrast\": true lets it pass with a warning)", words);
}

void theme_judge(Arena *arena, const ThemeDraft *draft)
{
    for (int palette = 0; palette < N_PALETTES; palette++)
        for (size_t i = 0; i < n_contrast_pairs; i++)
            judge_pair(arena, draft, palette, &contrast_pairs[i]);
}
