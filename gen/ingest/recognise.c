/* Conditions of forms, and the nearest form to a stranger. See the header. */
#include "ingest/recognise.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

static size_t weight_of(const Shape *shape)
{
    return shape->when.n + shape->listed;
}

bool recognise(const Tools *tools, const Level *document, bool is_list, Arena *scratch,
               Recognised *out)
{
    *out = (Recognised){ 0 };
    for (size_t i = 0; i < tools->n_tools; i++)
        for (size_t k = 0; k < tools->tools[i].n_shapes; k++) {
            const Shape *shape = &tools->tools[i].shapes[k];
            if (out->shape && weight_of(shape) <= weight_of(out->shape))
                continue;
            if (shape->listed && !is_list)
                continue;
            if (conditions_hold(scratch, document, &shape->when))
                *out = (Recognised){ &tools->tools[i], shape };
        }
    return out->shape != NULL;
}

bool shape_hands_on(const Shape *shape, const Tool *tool)
{
    if (strcmp(shape->rules.reader, "sarif") == 0)
        return tool->n_sarif_names > 0;
    for (size_t i = 0; i < shape->rules.n_paths; i++) {
        const RecordRules *rules = &shape->rules.paths[i].rules;
        for (size_t k = 0; k < rules->n_routes; k++)
            if (strcmp(rules->routes[k].tool, tool->id) == 0)
                return true;
    }
    return false;
}

/* --- strangers ------------------------------------------------------------------------ */

/* What holds for almost any document tells nothing. */
static bool tells(const Condition *condition)
{
    bool asks_for_nothing =
        condition->kind == CONDITION_HAS && strcmp(condition->words[0], "nothing") == 0;
    return condition->kind != CONDITION_LACKS && condition->kind != CONDITION_DIFFERS &&
           !asks_for_nothing;
}

/* How many of the form's conditions hold. */
static size_t kinship(const Shape *shape, const Level *document, Arena *scratch)
{
    size_t n = 0;
    for (size_t i = 0; i < shape->when.n; i++)
        n += tells(&shape->when.all[i]) &&
             condition_holds(scratch, document, &shape->when.all[i]);
    return n;
}

/* A stranger shares a "name" with many forms: less than half of one is no likeness. */
static bool is_near(const Shape *shape, size_t n_held)
{
    size_t n = 0;
    for (size_t i = 0; i < shape->when.n; i++)
        n += tells(&shape->when.all[i]);
    return n_held * 2 >= n;
}

static const char *missing(const Shape *shape, const Level *document, Arena *scratch)
{
    Buffer list = buffer_new(scratch);
    for (size_t i = 0; i < shape->when.n; i++) {
        const Condition *condition = &shape->when.all[i];
        if (!tells(condition) || condition_holds(scratch, document, condition))
            continue;
        buffer_format(&list, "%s%s", list.length ? ", " : "", condition->place);
        if (condition->kind != CONDITION_HAS)
            buffer_format(&list, " = %s", condition->words[0]);
    }
    return list.length ? list.data : "something that belongs to it";
}

bool recognise_nearest(const Tools *tools, const Level *document, Arena *scratch,
                       Recognised *out)
{
    size_t most = 0;
    for (size_t i = 0; i < tools->n_tools; i++)
        for (size_t k = 0; k < tools->tools[i].n_shapes; k++) {
            const Shape *shape = &tools->tools[i].shapes[k];
            size_t n = shape->refuse ? 0 : kinship(shape, document, scratch);
            if (n <= most || !is_near(shape, n))
                continue;
            most = n;
            *out = (Recognised){ &tools->tools[i], shape };
        }
    return most > 0;
}

static const char *top_members(const Level *document, Arena *scratch)
{
    enum { SHOWN = 5 };
    Buffer list = buffer_new(scratch);
    bool is_table = text8_starts(document->pointer, "line ");
    buffer_text(&list, is_table                   ? "a table with the columns "
                       : document->head.n_members ? "an object with "
                                                  : "an empty object");
    for (size_t i = 0; i < document->head.n_members && i < SHOWN; i++)
        buffer_format(&list, "%s%.40s", i ? ", " : "", document->head.members[i].key);
    if (document->head.n_members > SHOWN)
        buffer_text(&list, ", …");
    return list.data;
}

void recognise_refuse(const Tools *tools, const Level *document, Arena *scratch,
                      Origin origin, Diag *diag)
{
    Recognised nearest;
    const char *found = top_members(document, scratch);
    if (recognise_nearest(tools, document, scratch, &nearest))
        diag_error(diag, origin,
                   "expected a format that rung reads, found %s; the nearest is %s, but %s "
                   "is missing",
                   found, nearest.tool->title, missing(nearest.shape, document, scratch));
    else
        diag_error(diag, origin,
                   "expected a format that rung reads (rung tools lists them), found %s",
                   found);
}
