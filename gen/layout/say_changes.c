/* The comparison with a baseline as fragments of sentences; see the header. */
#include "layout/say_changes.h"

enum { MOST_NAMED = 4 };

#define PUT(key, ...)  words_say(words, arena, (key), SAY(__VA_ARGS__))
#define PUT_PLAIN(key) words_say(words, arena, (key), SAY_NOTHING)
#define COUNT(name, many)                                                                  \
    {                                                                                      \
        (name), .number = (int64_t)(many)                                                  \
    }

/* --- evidence lost -------------------------------------------------------------------- */

/* The sources of which nothing is left, or those that say less. */
static const char *sources(Arena *arena, const Words *words, const Changes *changes,
                           bool gone, size_t *n)
{
    const char *named[MOST_NAMED + 1];
    size_t shown = 0;
    *n = 0;
    for (size_t i = 0; i < changes->n_lost; i++) {
        const LostSource *source = &changes->lost[i];
        if (source->is_gone != gone)
            continue;
        if (shown < MOST_NAMED)
            named[shown++] = source->name ? source->name : PUT_PLAIN("change.answers");
        (*n)++;
    }
    if (*n == shown)
        return words_list(words, arena, named, shown);
    named[shown] = PUT("list.rest", COUNT("n", *n - shown));
    return words_list(words, arena, named, shown + 1);
}

const char *say_lost(Arena *arena, const Words *words, const Changes *changes)
{
    size_t n_gone, n_less;
    if (!changes->counts[CHANGE_EVIDENCE_LOST])
        return "";
    const char *gone = sources(arena, words, changes, true, &n_gone);
    const char *less = sources(arena, words, changes, false, &n_less);
    gone = n_gone ? PUT("change.gone", { "list", .text = gone }) : "";
    less = n_less ? PUT("change.less", COUNT("n", n_less), { "list", .text = less }) : "";
    const char *from = n_gone && n_less
                           ? PUT("change.gone_and_less", { "gone", .text = gone },
                                 { "less", .text = less })
                       : n_gone ? gone
                                : less;
    return PUT("change.lost", COUNT("n", changes->counts[CHANGE_EVIDENCE_LOST]),
               { "date", .number = changes->as_of }, { "from", .text = from });
}

/* --- the stage ------------------------------------------------------------------------ */

static const char *say_place(Arena *arena, const Words *words, const Place *place)
{
    return PUT(place->determined ? "change.place" : "change.place_open",
               { "stage", .number = place->attained });
}

const char *say_stages(Arena *arena, const Words *words, const Changes *changes)
{
    const Place *then = &changes->then, *now = &changes->now;
    bool same = then->determined == now->determined && then->attained == now->attained;
    const char *stages = PUT(same ? "change.stage_same" : "change.stage_moved",
                             { "now", .text = say_place(arena, words, now) },
                             { "then", .text = say_place(arena, words, then) },
                             { "date", .number = changes->as_of });
    if (then->index_tenths == now->index_tenths)
        return stages;
    return PUT("change.index", { "stages", .text = stages },
               { "then", .number = then->index_tenths },
               { "now", .number = now->index_tenths });
}

/* What must be named before a rise may be taken for an improvement, or a fall for a loss:
 * the first part that goes the same way. */
const char *say_cause(Arena *arena, const Words *words, const Changes *changes)
{
    const Split *split = &changes->stage;
    const struct {
        int part;
        const char *rose, *fell;
    } causes[] = {
        { split->lost, "change.rose_lost", "change.fell_lost" },
        { split->waiver, "change.rose_waiver", "change.fell_waiver" },
        { split->model, "change.rose_model", "change.fell_model" },
        { split->gained, "change.rose_gained", "change.fell_gained" },
    };
    int moved = changes->now.attained - changes->then.attained;
    if (changes->headline_only || !moved)
        return "";
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
        bool all = moved > 0 ? causes[i].part >= moved : causes[i].part <= moved;
        if (moved > 0 ? causes[i].part <= 0 : causes[i].part >= 0)
            continue;
        const char *share = PUT_PLAIN(all ? "change.alone" : "change.partly");
        return PUT(moved > 0 ? causes[i].rose : causes[i].fell, { "share", .text = share });
    }
    return "";
}

/* --- findings ------------------------------------------------------------------------- */

const char *say_counts(Arena *arena, const Words *words, const Changes *changes)
{
    const char *pieces[N_CHANGE_CLASSES];
    size_t n = 0, all = 0;
    if (changes->headline_only)
        return "";
    for (size_t i = 0; i < N_CHANGE_CLASSES; i++) {
        size_t many = changes->counts[i];
        all += many;
        if (many)
            pieces[n++] =
                PUT(arena_printf(arena, "change.%s", change_names[i]), COUNT("n", many));
    }
    if (all == changes->counts[CHANGE_UNCHANGED])
        return PUT("change.none", COUNT("n", all));
    return PUT("change.counts", COUNT("n", all),
               { "list", .text = words_list(words, arena, pieces, n) });
}

/* --- the ruler ------------------------------------------------------------------------ */

const char *say_ruler(Arena *arena, const Words *words, const Changes *changes)
{
    static const char *const keys[N_RULERS] = {
        [RULER_RESCORED] = "change.rescored", [RULER_DIFFERENT] = "change.different"
    };
    const char *key = keys[changes->ruler];
    if (changes->ruler == RULER_SAME && changes->headline_only)
        key = "change.headline_only";
    const char *version = changes->model_version;
    return key ? PUT(key, { "version", .text = version ? version : "" },
                     { "date", .number = changes->as_of })
               : "";
}
