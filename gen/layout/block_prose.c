/* Composed paragraphs, the method in words, and where the contents stand. */
#include "layout/blocks.h"

static int64_t missing_of(const Standing *standing)
{
    return (int64_t)standing->weight * (FULL_BP - standing->low);
}

/* Where most of what is missing lies, with its shares. */
static void write_summary(Composer *c, Node *into)
{
    int ahead = c->card->next_stage;
    Standing *all = capability_standings(c->arena, c->card, ahead);
    const Standing *most[2] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < c->model->n_capabilities; i++) {
        const Standing *here = &all[i];
        if (here->low < 0 || here->low == FULL_BP)
            continue;
        n++;
        if (!most[0] || missing_of(here) > missing_of(most[0])) {
            most[1] = most[0];
            most[0] = here;
        } else if (!most[1] || missing_of(here) > missing_of(most[1])) {
            most[1] = here;
        }
    }
    if (n < 3) /* else there is nothing to single out */
        return;
    add_paragraph(c, into, TONE_TEXT,
                  TELL(c, "prose.summary", { "stage", .number = ahead },
                       { "first", .text = say_capability(c, most[0]->capability) },
                       { "first_share", .number = most[0]->low },
                       { "second", .text = say_capability(c, most[1]->capability) },
                       { "second_share", .number = most[1]->low }));
}

static void write_why_not_next(Composer *c, Node *into)
{
    add_paragraph(c, into, TONE_LEAD, say_why_not_next(c));
}

static void write_further(Composer *c, Node *into)
{
    add_paragraph(c, into, TONE_TEXT, say_further(c));
}

/* --- the roadmap in words ------------------------------------------------------------ */

static void write_roadmap(Composer *c, Node *into)
{
    if (!c->card->n_moves) {
        add_paragraph(c, into, TONE_TEXT, TELL_PLAIN(c, "prose.no_roadmap"));
        return;
    }
    bool planned = c->card->plan && c->card->plan->n_steps;
    const char *key = c->card->attained == LAST_STAGE ? "prose.roadmap_last"
                      : planned                       ? "prose.roadmap"
                                                      : "prose.roadmap_blocked";
    const char *order =
        TELL(c, key, { "stage", .text = say_stage(c, c->card->next_stage) });
    add_paragraph(c, into, TONE_TEXT, order);
    add_paragraph(c, into, TONE_TEXT, say_plan(c));
}

static void write_order(Composer *c, Node *into)
{
    if (c->card->n_moves)
        add_paragraph(c, into, TONE_SMALL, TELL_PLAIN(c, "prose.order"));
}

/* --- what it rests on ---------------------------------------------------------------- */

static void write_scope(Composer *c, Node *into)
{
    add_paragraph(c, into, TONE_TEXT, say_scope(c));
}

static void write_confidence(Composer *c, Node *into)
{
    add_paragraph(c, into, TONE_TEXT, say_confidence(c));
}

static void write_evidence(Composer *c, Node *into)
{
    add_paragraph(c, into, TONE_TEXT, TELL_PLAIN(c, "prose.evidence"));
}

/* --- a stage ------------------------------------------------------------------------- */

static const char *stage_key(const Scorecard *card, int stage)
{
    if (stage == 0)
        return card->attained == 0 ? "stage.here_zero" : "stage.behind_zero";
    if (stage <= card->attained)
        return card->withheld        ? "stage.withheld"
               : card->self_attested ? "stage.self_attested"
                                     : "stage.attained";
    if (!card->stages[stage].n_practices)
        return "stage.nothing_applies";
    return stage == card->attained + 1 ? "stage.next" : "stage.later";
}

static const char *say_stage_points(Composer *c, int stage)
{
    Practices points = holding_points(c->arena, c->card, stage, stage);
    const char **ids = ARENA_ARRAY(c->arena, const char *, points.n + 1);
    for (size_t i = 0; i < points.n; i++)
        ids[i] = points.practices[i]->id;
    return points.n ? TELL(c, "stage.points", { "n", .number = (int64_t)points.n },
                           { "practices",
                             .text = words_list(c->words, c->arena, ids, points.n) })
                    : "";
}

static void write_stage_summary(Composer *c, Node *into)
{
    if (c->stage < 0)
        return;
    const Stage *stage = &c->model->stages[c->stage];
    add_paragraph(c, into, TONE_LEAD, stage->summary);
    const StageScore *score = &c->card->stages[c->stage];
    const char *standing = TELL(
        c, stage_key(c->card, c->stage), { "stage", .number = c->stage },
        { "entity", .text = c->found->entity }, { "score", .number = score->score_low },
        { "need",
          .number = c->stage ? c->model->parameters.stage_threshold_bp[c->stage] : 0 },
        { "n", .number = (int64_t)score->n_met },
        { "of", .number = (int64_t)score->n_practices });
    bool open = c->stage > c->card->attained;
    add_paragraph(c, into, TONE_TEXT,
                  SENTENCES(c, standing, open ? say_stage_points(c, c->stage) : ""));
}

static void (*const writers[])(Composer *, Node *) = {
    write_summary, write_why_not_next, write_further,  write_roadmap,       write_scope,
    write_order,   write_confidence,   write_evidence, write_stage_summary,
};

void build_prose(Composer *c, const Block *block, Node *into)
{
    writers[block->of[0]](c, into);
}

/* --- method -------------------------------------------------------------------------- */

/* Paragraphs method.1, method.2 … as far as the locale goes. */
void build_method(Composer *c, const Block *block, Node *into)
{
    (void)block;
    const Parameters *p = &c->model->parameters;
    for (int i = 1;; i++) {
        const char *key = arena_printf(c->arena, "method.%d", i);
        if (!words_have(c->words, key))
            return;
        const char *said =
            TELL(c, key, { "model", .text = c->model->version },
                 { "practices", .number = (int64_t)c->model->n_practices },
                 { "capabilities", .number = (int64_t)c->model->n_capabilities },
                 { "need", .number = p->stage_threshold_bp[1] },
                 { "floor", .number = p->capability_floor_bp },
                 { "waived", .number = p->max_waived_share_bp },
                 { "days", .number = p->fresh_days_automated },
                 { "answer_days", .number = p->fresh_days_questionnaire },
                 { "waiver_days", .number = p->waiver_max_days });
        add_paragraph(c, into, TONE_TEXT, said);
    }
}

void build_contents(Composer *c, const Block *block, Node *into)
{
    (void)block;
    Node *node = node_new(c->arena, into, NODE_CONTENTS);
    node->contents.title = TELL_PLAIN(c, "contents.title");
    node->contents.depth = 1;
}
