/* Names in the texts of a layout: "{entity}", "{stage.name}". One table says what each
 * gives and where it may stand; loading checks against it, composing fills in. */
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"
#include "layout/say.h"
#include "layout/vocabulary.h"

static const char *tell_percent(Composer *c, int bp)
{
    return TELL(c, "number.percent", { "x", .number = bp });
}

/* "@layout.roadmap" is a text of the locale's. */
static const char *translated(const Composer *c, const char *text)
{
    if (!text || !text8_starts(text, LOCALE_TEXT))
        return text;
    return words_pattern(c->words, text + 1);
}

static const char *name_report(Composer *c)
{
    return names_fill(c, c->layout->title);
}

static const char *name_entity(Composer *c)
{
    return c->found->entity;
}

static const char *name_organisation(Composer *c)
{
    return c->found->organisation ? c->found->organisation : c->found->entity;
}

static const char *name_date(Composer *c)
{
    return TELL(c, "scope.date", { "date", .number = c->found->as_of });
}

static const char *name_stage(Composer *c)
{
    return arena_printf(c->arena, "%d", c->card->attained);
}

static const char *name_stage_name(Composer *c)
{
    return c->model->stages[c->card->attained].name;
}

static const char *name_next(Composer *c)
{
    return arena_printf(c->arena, "%d", c->card->next_stage);
}

static const char *name_next_name(Composer *c)
{
    return c->model->stages[c->card->next_stage].name;
}

static const char *name_index(Composer *c)
{
    return TELL(c, "number.tenths", { "x", .number = c->card->index_tenths });
}

static const char *name_knowledge(Composer *c)
{
    return tell_percent(c, c->card->stages[c->card->next_stage].knowledge);
}

static const char *name_assurance(Composer *c)
{
    return tell_percent(c, c->card->stages[c->card->next_stage].assurance);
}

static const char *each_id(Composer *c)
{
    if (c->share)
        return anchor_of(c->arena, say_share_name(c, c->share));
    return c->capability ? c->capability->id : c->model->stages[c->stage].id;
}

static const char *each_name(Composer *c)
{
    if (c->share)
        return say_share_name(c, c->share);
    return c->capability ? c->capability->name : c->model->stages[c->stage].name;
}

static const char *each_n(Composer *c)
{
    size_t n = c->share        ? c->turn
               : c->capability ? c->capability->index + 1
                               : (size_t)c->stage;
    return arena_printf(c->arena, "%zu", n);
}

static const char *each_score(Composer *c)
{
    if (!c->capability)
        return tell_percent(c,
                            c->stage > 0 ? c->card->stages[c->stage].score_low : FULL_BP);
    int low = capability_standings(c->arena, c->card, LAST_STAGE)[c->capability->index].low;
    return low < 0 ? TELL_PLAIN(c, "each.not_asked") : tell_percent(c, low);
}

static const char *stage_state_key(const Composer *c)
{
    if (c->stage == 0)
        return "each.start";
    if (c->stage <= c->card->attained)
        return arena_printf(c->arena, "each.%s", scorecard_claim(c->card));
    return c->stage == c->card->attained + 1 ? "each.next" : "each.later";
}

/* "attained", "next" … of a stage; how many practices are met of a capability. */
static const char *each_state(Composer *c)
{
    if (c->share)
        return TELL(c, c->share->tool ? "each.findings" : "each.recommendations",
                    { "n", .number = (int64_t)(c->share->tool ? c->share->n_failures
                                                              : c->share->n_moves) });
    if (!c->capability)
        return TELL_PLAIN(c, stage_state_key(c));
    size_t met = 0;
    for (size_t i = 0; i < c->capability->n_practices; i++)
        met += scorecard_of(c->card, c->capability->practices[i])->state == STATE_MET;
    return TELL(c, "each.met", { "n", .number = (int64_t)met },
                { "of", .number = (int64_t)c->capability->n_practices });
}

static const struct {
    Term term;
    NamesWhere where;
    const char *(*give)(Composer *composer); /* NULL: left for typesetting */
} names[] = {
    { { "report", "the layout's title" }, NAMES_PLAIN, name_report },
    { { "entity", "what is assessed" }, NAMES_PLAIN, name_entity },
    { { "organisation", "whose it is" }, NAMES_PLAIN, name_organisation },
    { { "date", "the day of the verdict" }, NAMES_PLAIN, name_date },
    { { "stage", "number of the attained stage" }, NAMES_PLAIN, name_stage },
    { { "stage.name", "its name" }, NAMES_PLAIN, name_stage_name },
    { { "next", "number of the next stage" }, NAMES_PLAIN, name_next },
    { { "next.name", "its name" }, NAMES_PLAIN, name_next_name },
    { { "index", "the maturity index" }, NAMES_PLAIN, name_index },
    { { "knowledge", "how much of the next stage is known" }, NAMES_PLAIN, name_knowledge },
    { { "assurance", "how much of its credit is proven" }, NAMES_PLAIN, name_assurance },
    { { "id", "short name, for anchors" }, NAMES_EACH, each_id },
    { { "name", "name of the stage, capability, owner or tool" }, NAMES_EACH, each_name },
    { { "n", "number of the stage; else the place in the order" }, NAMES_EACH, each_n },
    { { "state", "how it stands, in a word or two" }, NAMES_EACH, each_state },
    { { "score", "its score" }, NAMES_SCORED, each_score },
    { { "page", "number of the page" }, NAMES_FOOT, NULL },
    { { "pages", "how many there are" }, NAMES_FOOT, NULL },
};
enum { N_NAMES = sizeof names / sizeof *names };

static bool may_stand(size_t i, NamesWhere where)
{
    if (where == NAMES_TITLE && names[i].give == name_report)
        return false; /* it would be part of itself */
    return names[i].where == NAMES_PLAIN || names[i].where == where ||
           (names[i].where == NAMES_EACH && where == NAMES_SCORED);
}

bool names_term(size_t i, Term *term, NamesWhere *where)
{
    if (i >= N_NAMES)
        return false;
    *term = names[i].term;
    *where = names[i].where;
    return true;
}

/* Index of the name in [at, end), or N_NAMES. */
static size_t find_name(const char *at, size_t length)
{
    size_t i = 0;
    while (i < N_NAMES && (strlen(names[i].term.name) != length ||
                           memcmp(names[i].term.name, at, length) != 0))
        i++;
    return i;
}

static const char *complaint(Arena *arena, const char *wrong, size_t length,
                             NamesWhere where)
{
    const char *known[N_NAMES];
    size_t n = 0;
    for (size_t i = 0; i < N_NAMES; i++)
        if (may_stand(i, where))
            known[n++] = names[i].term.name;
    const char *word = arena_strndup(arena, wrong, length);
    if (wrong[length] != '}')
        return arena_printf(arena, "the name {%s is not closed", word);
    if (find_name(wrong, length) < N_NAMES)
        return arena_printf(arena, "the name {%s} has no meaning here", word);
    const char *near = text8_nearest(word, known, n);
    if (!near)
        return arena_printf(arena, "unknown name {%s}", word);
    return arena_printf(arena, "unknown name {%s}; did you mean {%s}?", word, near);
}

const char *names_complaint(Arena *arena, const char *text, NamesWhere where)
{
    for (const char *at = text; (at = strchr(at, '{')); at++) {
        if (at[1] == '{') { /* "{{" is a brace */
            at++;
            continue;
        }
        size_t length = strcspn(at + 1, "{}");
        size_t found = find_name(at + 1, length);
        if (found == N_NAMES || !may_stand(found, where) || at[1 + length] != '}')
            return complaint(arena, at + 1, length, where);
    }
    return NULL;
}

/* A name from right to left keeps its direction to itself. */
static void put_name(Buffer *out, const char *name)
{
    bool turns = name && text8_turns(name);
    buffer_text(out, turns ? TEXT8_ISOLATE : "");
    buffer_text(out, name);
    buffer_text(out, turns ? TEXT8_ISOLATE_END : "");
}

const char *names_fill(Composer *c, const char *text)
{
    text = translated(c, text);
    if (!text || !strchr(text, '{'))
        return text;
    Buffer out = buffer_new(c->arena);
    for (const char *brace; (brace = strchr(text, '{'));) {
        buffer_bytes(&out, text, (size_t)(brace - text));
        if (brace[1] == '{') {
            buffer_char(&out, '{');
            text = brace + 2;
            continue;
        }
        size_t length = strcspn(brace, "}") + 1;
        size_t found = find_name(brace + 1, length - 2);
        if (names[found].give)
            put_name(&out, names[found].give(c));
        else
            buffer_bytes(&out, brace, length);
        text = brace + length;
    }
    buffer_text(&out, text);
    return out.data;
}
