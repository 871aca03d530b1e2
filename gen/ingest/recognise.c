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

/* A value of another type than a form has there. */
typedef struct {
    JsonSpan span;
    size_t length; /* of the part of the place that leads to it */
    const char *wanted;
} Mismatch;

static const char *wanted_kind(const Condition *condition)
{
    static const char *const kinds[][2] = { { "text", "a text" },
                                            { "number", "a number" },
                                            { "array", "a list" },
                                            { "list", "a list" },
                                            { "object", "an object" } };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (condition->kind == CONDITION_HAS &&
            strcmp(condition->words[0], kinds[i][0]) == 0)
            return kinds[i][1];
    return NULL;
}

/* Of a condition that does not hold: the last value on the way to its place, when it is not
 * of the type that leads on, or that the condition asks for. */
static bool mismatches(const Condition *condition, const Level *document, Arena *scratch,
                       Mismatch *out)
{
    const char *place = condition->place;
    if (*place != '/' || condition->has_star)
        return false;
    JsonSpan span = place_span(document, place);
    size_t length = strlen(place);
    const char *wanted = wanted_kind(condition);
    while (span.type == JSON_ABSENT) {
        size_t behind = length;
        while (place[--length] != '/')
            ;
        if (!length)
            return false;
        span = place_span(document, arena_strndup(scratch, place, length));
        bool is_index = strspn(place + length + 1, "0123456789") == behind - length - 1;
        bool leads_on = span.type == (is_index ? JSON_ARRAY : JSON_OBJECT);
        wanted = leads_on ? NULL : is_index ? "a list" : "an object";
    }
    *out = (Mismatch){ span, length, wanted };
    return wanted != NULL;
}

/* How near a document is: 2 for each condition of the form that holds, 1 for each whose
 * place holds another type. */
static size_t kinship(const Shape *shape, const Level *document, Arena *scratch)
{
    size_t n = 0;
    Mismatch mismatch;
    for (size_t i = 0; i < shape->when.n; i++) {
        const Condition *condition = &shape->when.all[i];
        if (!tells(condition))
            continue;
        if (condition_holds(scratch, document, condition))
            n += 2;
        else
            n += mismatches(condition, document, scratch, &mismatch);
    }
    return n;
}

/* A stranger shares a "name" with many forms: less than half of one is no likeness. */
static bool is_near(const Shape *shape, size_t kinship)
{
    size_t n = 0;
    for (size_t i = 0; i < shape->when.n; i++)
        n += tells(&shape->when.all[i]);
    return kinship >= n;
}

/* What is there, and wrong. Other words than those of the form are not quoted. */
static const char *mismatched(const Shape *shape, const Level *document, Arena *scratch)
{
    Mismatch wrong;
    for (size_t i = 0; i < shape->when.n; i++) {
        const Condition *condition = &shape->when.all[i];
        const char *place = condition->place;
        if (!tells(condition) || condition_holds(scratch, document, condition))
            continue;
        if (mismatches(condition, document, scratch, &wrong))
            return arena_printf(scratch, "%.*s is %s, not %s", (int)wrong.length, place,
                                span_kind(wrong.span), wrong.wanted);
        if (condition->kind == CONDITION_IS &&
            place_span(document, place).type != JSON_ABSENT)
            return arena_printf(scratch, "%s is not %s", place, condition->words[0]);
    }
    return NULL;
}

const char *recognise_lack(const Shape *shape, const Level *document, Arena *scratch)
{
    size_t n = 0;
    Buffer list = buffer_new(scratch);
    const char *mismatch = mismatched(shape, document, scratch);
    if (mismatch)
        return mismatch;
    for (size_t i = 0; i < shape->when.n; i++) {
        const Condition *condition = &shape->when.all[i];
        if (!tells(condition) || condition_holds(scratch, document, condition))
            continue;
        buffer_format(&list, "%s%s", n++ ? ", " : "", condition->place);
        if (condition->kind != CONDITION_HAS)
            buffer_format(&list, " = %s", condition->words[0]);
    }
    if (!n)
        return NULL;
    return arena_printf(scratch, "%s %s missing", list.data, n == 1 ? "is" : "are");
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
    buffer_text(&list, is_table                       ? "a table with the columns "
                       : document->head.n_members > 1 ? "an object with the members "
                       : document->head.n_members     ? "an object with the member "
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
    if (recognise_nearest(tools, document, scratch, &nearest)) {
        const char *lack = recognise_lack(nearest.shape, document, scratch);
        diag_error(diag, origin,
                   "expected a format that rung reads, found %s; the nearest is %s, but %s",
                   found, nearest.tool->title,
                   lack ? lack : "something that belongs to it is missing");
    } else {
        diag_error(diag, origin,
                   "expected a format that rung reads (rung tools lists them), found %s",
                   found);
    }
}
