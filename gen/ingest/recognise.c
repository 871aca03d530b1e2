/* Conditions of forms, and the nearest form to a stranger. See the header. */
#include "ingest/recognise.h"

#include <string.h>

#include "base/buffer.h"

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

/* --- strangers ------------------------------------------------------------------------ */

/* How many of the form's conditions hold; what is missing is listed. */
static size_t kinship(const Shape *shape, const Level *document, Arena *scratch,
                      Buffer *missing)
{
    size_t n = 0, n_missing = 0;
    for (size_t i = 0; i < shape->when.n; i++) {
        const Condition *condition = &shape->when.all[i];
        if (condition->kind == CONDITION_LACKS)
            continue;
        if (condition_holds(scratch, document, condition)) {
            n++;
            continue;
        }
        buffer_text(missing, n_missing++ ? ", " : "");
        buffer_text(missing, condition->place);
        if (condition->kind == CONDITION_IS || condition->kind == CONDITION_STARTS)
            buffer_format(missing, " = %s", condition->words[0]);
    }
    if (!n_missing)
        buffer_text(missing, "something that belongs to it");
    return n;
}

static const char *top_members(const Level *document, Arena *scratch)
{
    enum { SHOWN = 5 };
    Buffer list = buffer_new(scratch);
    buffer_text(&list, document->head.n_members ? "an object with " : "an empty object");
    for (size_t i = 0; i < document->head.n_members && i < SHOWN; i++)
        buffer_format(&list, "%s%.40s", i ? ", " : "", document->head.members[i].key);
    if (document->head.n_members > SHOWN)
        buffer_text(&list, ", …");
    return list.data;
}

static const char *known_titles(const Tools *tools, Arena *scratch)
{
    Buffer list = buffer_new(scratch);
    for (size_t i = 0; i < tools->n_tools; i++)
        if (tools->tools[i].n_shapes)
            buffer_format(&list, "%s%s", list.length ? ", " : "", tools->tools[i].title);
    return list.data ? list.data : "";
}

void recognise_refuse(const Tools *tools, const Level *document, Arena *scratch,
                      Origin origin, Diag *diag)
{
    size_t most = 0;
    const Tool *nearest = NULL;
    const char *nearest_missing = "";
    for (size_t i = 0; i < tools->n_tools; i++)
        for (size_t k = 0; k < tools->tools[i].n_shapes; k++) {
            Buffer missing = buffer_new(scratch);
            const Shape *shape = &tools->tools[i].shapes[k];
            size_t n = shape->refuse ? 0 : kinship(shape, document, scratch, &missing);
            if (n > most) {
                most = n;
                nearest = &tools->tools[i];
                nearest_missing = missing.data;
            }
        }
    const char *found = top_members(document, scratch);
    if (nearest)
        diag_error(diag, origin,
                   "expected a format that rung reads, found %s; the nearest is %s, but %s "
                   "is missing",
                   found, nearest->title, nearest_missing);
    else
        diag_error(diag, origin,
                   "expected a format that rung reads (%s, or a \"schema\" of rung's own), "
                   "found %s",
                   known_titles(tools, scratch), found);
}
