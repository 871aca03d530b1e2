/* A theme while it is read: what its file says, over what it extends. theme.c finds files
 * and follows "extends"; theme_read.c reads type, spacing and texts; theme_colours.c reads
 * the palettes, settles what follows from other colours, and judges contrast.           */
#ifndef RUNG_LAYOUT_THEME_FILE_H
#define RUNG_LAYOUT_THEME_FILE_H

#include "base/json.h"
#include "layout/contrast.h"

enum { PALETTE_LIGHT, PALETTE_DARK, N_PALETTES };

typedef struct {
    Theme theme;
    Json root;
    ContrastLevel level;
    bool may_be_faint;                 /* "allow_low_contrast" */
    bool set[N_PALETTES][N_COLOURS];   /* by this file or by one that it extends */
    Json given[N_PALETTES][N_COLOURS]; /* where, in this file */
} ThemeDraft;

/* All members but "extends" and the colours. `whole`: nothing is extended, so all type and
 * spacing must be there. */
void theme_read_members(Arena *arena, Json in, bool whole, ThemeDraft *draft);

/* "colour", "dark" and "brand_colour". */
void theme_read_colours(Json in, bool whole, ThemeDraft *draft);

/* Derives what is accented from one colour, in both palettes; what the file itself gives
 * stays. */
void theme_take_brand(ThemeDraft *draft, uint32_t brand);

/* An error (or a warning, where the theme allows it) for each pair in use that is too hard
 * to tell apart. */
void theme_judge(Arena *arena, const ThemeDraft *draft);

#endif
