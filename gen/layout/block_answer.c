/* The answer that bears on a practice, quoted once: the others of its capability refer to
 * the practice that quotes it. */
#include "layout/blocks.h"

/* One question often bears on several practices of a capability: the first of them
 * quotes its answer, the others refer to it. NULL: this one is the first. */
static const Practice *quoted_under(const Composer *c, const PracticeScore *score)
{
    const Capability *capability = score->practice->capability;
    for (size_t i = 0; i < capability->n_practices; i++) {
        const Practice *before = capability->practices[i];
        if (before == score->practice)
            return NULL;
        if (scorecard_of(c->card, before)->answer == score->answer)
            return before;
    }
    return NULL;
}

static void refer_to_answer(Composer *c, Node *entry, const Answer *answer,
                            const Practice *quoted)
{
    const char **ids = ARENA_ARRAY(c->arena, const char *, answer->n_selected + 1);
    for (size_t i = 0; i < answer->n_selected; i++)
        ids[i] = answer->selected[i]->id;
    const char *said = TELL(
        c, "answer.again", { "question", .text = answer->question->id },
        { "options", .text = words_list(c->words, c->arena, ids, answer->n_selected) });
    Prose *text = &add_headed(c, entry, "head.answer", said)->paragraph.text;
    prose_add(c->arena, text, INLINE_TEXT, " ");
    prose_link(c->arena, text, quoted->id, arena_printf(c->arena, "#%s", quoted->id));
    prose_add(c->arena, text, INLINE_TEXT,
              arena_printf(c->arena, " %s", TELL_PLAIN(c, "answer.quoted")));
}

void add_answer(Composer *c, Node *entry, const PracticeScore *score)
{
    const Answer *answer = score->answer;
    if (!answer)
        return;
    const Practice *quoted = quoted_under(c, score);
    if (quoted) {
        refer_to_answer(c, entry, answer, quoted);
        return;
    }
    const char **options = ARENA_ARRAY(c->arena, const char *, answer->n_selected + 1);
    for (size_t i = 0; i < answer->n_selected; i++)
        options[i] = TELL(c, "answer.option", { "id", .text = answer->selected[i]->id },
                          { "text", .text = answer->selected[i]->text });
    const char *who = answer->by ? TELL(c, "answer.by", { "by", .text = answer->by }) : "";
    const char *when = answer->date == DATE_NONE
                           ? TELL_PLAIN(c, "answer.undated")
                           : TELL(c, "answer.date", { "date", .number = answer->date });
    const char *said = TELL(
        c, "answer.given", { "question", .text = answer->question->id },
        { "text", .text = answer->question->text },
        { "options", .text = words_list(c->words, c->arena, options, answer->n_selected) },
        { "by", .text = who }, { "date", .text = when });
    Node *node = add_headed(c, entry, "head.answer", said);
    Prose *text = &node->paragraph.text;
    prose_add(c->arena, text, INLINE_TEXT, " ");
    if (answer->evidence) {
        prose_add(c->arena, text, INLINE_TEXT, TELL_PLAIN(c, "answer.evidence"));
        prose_add(c->arena, text, INLINE_CODE, answer->evidence);
        prose_add(c->arena, text, INLINE_TEXT, TELL_PLAIN(c, "answer.stop"));
    } else {
        prose_add(c->arena, text, INLINE_TEXT, TELL_PLAIN(c, "answer.no_evidence"));
    }
    if (!answer->input)
        return;
    prose_add(c->arena, text, INLINE_TEXT, TELL_PLAIN(c, "answer.record"));
    Prose record = record_of(c, answer->input, answer->pointer);
    for (size_t i = 0; i < record.n_parts; i++)
        prose_add(c->arena, text, record.parts[i].kind, record.parts[i].text);
}
