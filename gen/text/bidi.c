/* Lines with text that runs right to left; see the header. Reordering works on runs, by
 * rule L2 of UAX #9: letters are turned around by the shaper, words by the line. */
#include "text/bidi.h"

#include <fribidi.h>

#include "base/text8.h"

/* U+0590, the first character that runs right to left, begins with this byte, and no
 * character before it has a byte as high. General punctuation (U+2000 to U+200D and
 * U+2010 to U+2029) is far above it and common, hence the second look. */
enum { FIRST_HIGH_BYTE = 0xD6 };

bool bidi_is_plain(const char *text, size_t length)
{
    size_t i = 0;
    while (i < length && (unsigned char)text[i] < FIRST_HIGH_BYTE)
        i++;
    for (const char *at = text + i, *end = text + length; at < end;)
        if (text8_runs_right_to_left(text8_next(&at, end)))
            return false;
    return true;
}

Direction bidi_direction(const char *text, size_t length)
{
    size_t open = 0; /* isolates: rule P2 passes them over */
    for (const char *at = text, *end = text + length; at < end;) {
        FriBidiCharType type = fribidi_get_bidi_type(text8_next(&at, end));
        if (FRIBIDI_IS_ISOLATE(type) && type != FRIBIDI_TYPE_PDI)
            open++;
        else if (type == FRIBIDI_TYPE_PDI && open)
            open--;
        else if (!open && FRIBIDI_IS_STRONG(type) && FRIBIDI_IS_LETTER(type))
            return FRIBIDI_IS_RTL(type) ? DIRECTION_LEFTWARDS : DIRECTION_RIGHTWARDS;
    }
    return DIRECTION_NONE;
}

typedef struct {
    FriBidiChar *chars;
    size_t *offsets; /* byte offset of each character, and of the end */
    FriBidiLevel *levels;
    FriBidiStrIndex n;
} Levels;

static Levels resolve(Arena *arena, const char *text, size_t length, bool leftwards)
{
    Levels of = { .chars = ARENA_ARRAY(arena, FriBidiChar, length),
                  .offsets = ARENA_ARRAY(arena, size_t, length + 1),
                  .levels = ARENA_ARRAY(arena, FriBidiLevel, length) };
    for (const char *at = text, *end = text + length; at < end;) {
        of.offsets[of.n] = (size_t)(at - text);
        of.chars[of.n++] = text8_next(&at, end);
    }
    of.offsets[of.n] = length;
    size_t n = (size_t)of.n;
    FriBidiCharType *types = ARENA_ARRAY(arena, FriBidiCharType, n);
    FriBidiBracketType *brackets = ARENA_ARRAY(arena, FriBidiBracketType, n);
    fribidi_get_bidi_types(of.chars, of.n, types);
    fribidi_get_bracket_types(of.chars, of.n, types, brackets);
    FriBidiParType base = leftwards ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, of.n, &base, of.levels))
        for (size_t i = 0; i < n; i++)
            of.levels[i] = leftwards; /* out of memory inside FriBidi: logical order */
    return of;
}

/* Rule L2: from the highest level down to 1, reverse every stretch at or above it. */
static void reorder(BidiRun *runs, FriBidiLevel *levels, size_t n, FriBidiLevel highest)
{
    for (FriBidiLevel level = highest; level > 0; level--) {
        for (size_t i = 0; i < n; i++) {
            size_t end = i;
            while (end < n && levels[end] >= level)
                end++;
            for (size_t a = i, b = end; a + 1 < b; a++) {
                b--;
                BidiRun run = runs[a];
                runs[a] = runs[b];
                runs[b] = run;
                FriBidiLevel kept = levels[a];
                levels[a] = levels[b];
                levels[b] = kept;
            }
            i = end;
        }
    }
}

BidiRun *bidi_runs(Arena *arena, const char *text, size_t length, bool leftwards,
                   size_t *n_runs)
{
    Levels of = resolve(arena, text, length, leftwards);
    size_t n_chars = (size_t)of.n, n = 0;
    BidiRun *runs = ARENA_ARRAY(arena, BidiRun, n_chars);
    FriBidiLevel *levels = ARENA_ARRAY(arena, FriBidiLevel, n_chars);
    FriBidiLevel highest = 0;
    for (size_t i = 0; i < n_chars;) {
        size_t end = i + 1;
        while (end < n_chars && of.levels[end] == of.levels[i])
            end++;
        runs[n] = (BidiRun){ .start = of.offsets[i],
                             .length = of.offsets[end] - of.offsets[i],
                             .right_to_left = FRIBIDI_LEVEL_IS_RTL(of.levels[i]) };
        levels[n++] = of.levels[i];
        if (of.levels[i] > highest)
            highest = of.levels[i];
        i = end;
    }
    reorder(runs, levels, n, highest);
    *n_runs = n;
    return runs;
}
