/* Remembers what reading decided; see the header. Texts are copied: what they are told from
 * may be gone when they are read. */
#include "ingest/trace.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

Trace *trace_new(Arena *arena)
{
    Trace *trace = ARENA_NEW(arena, Trace);
    *trace = (Trace){ .arena = arena, .by_id = map_new(arena) };
    return trace;
}

static const char *copy(const Trace *trace, const char *text)
{
    return text ? arena_strdup(trace->arena, text) : NULL;
}

/* --- conditions in words -------------------------------------------------------------- */

static const char *kind_in_words(const char *kind)
{
    static const struct {
        const char *kind, *words;
    } kinds[] = {
        { "any", "is there" },          { "text", "is a text" },
        { "number", "is a number" },    { "array", "is an array" },
        { "object", "is an object" },   { "list", "is an array or null" },
        { "bool", "is true or false" }, { "empty", "is empty" },
        { "filled", "is not empty" },   { "nothing", "is missing or empty" },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].words;
    return kind;
}

static const char *condition_in_words(Arena *arena, const Condition *condition)
{
    Buffer out = buffer_new(arena);
    buffer_text(&out, *condition->place ? condition->place : "the document");
    switch (condition->kind) {
    case CONDITION_HAS:
        buffer_format(&out, " %s", kind_in_words(condition->words[0]));
        return out.data;
    case CONDITION_LACKS: buffer_text(&out, " is not there"); return out.data;
    case CONDITION_IS: buffer_text(&out, " is"); break;
    case CONDITION_DIFFERS: buffer_text(&out, " is not"); break;
    case CONDITION_STARTS: buffer_text(&out, " begins with"); break;
    case CONDITION_ENDS: buffer_text(&out, " ends with"); break;
    case CONDITION_CONTAINS: buffer_text(&out, " contains"); break;
    case CONDITION_AT_LEAST: buffer_text(&out, " is at least"); break;
    case CONDITION_AT_MOST: buffer_text(&out, " is at most"); break;
    }
    for (size_t i = 0; i < condition->n_words; i++)
        buffer_format(&out, "%s \"%s\"", i ? " or" : "", condition->words[i]);
    return out.data;
}

static const char *exception_in_words(Arena *arena, const Conditions *but_not)
{
    Buffer out = buffer_new(arena);
    buffer_text(&out, "it is not so that");
    for (size_t i = 0; i < but_not->n; i++)
        buffer_format(&out, "%s %s", i ? " and" : "",
                      condition_in_words(arena, &but_not->all[i]));
    return out.data;
}

static void take_shape(Trace *trace, const Tool *tool, const Shape *shape,
                       const Level *document)
{
    Arena *arena = trace->arena;
    trace->title = copy(trace, tool->title);
    trace->format = copy(trace, shape->format);
    trace->is_false_friend = shape->refuse != NULL;
    trace->proof = shape->proof;
    trace->proof.passes = copy(trace, shape->proof.passes);
    trace->n_conditions = 0;
    for (size_t i = 0; i < shape->when.n; i++) {
        const Condition *condition = &shape->when.all[i];
        TracedCondition one = { .text = condition_in_words(arena, condition) };
        one.holds = condition_holds(arena, document, condition);
        ARENA_PUSH(arena, trace->conditions, trace->n_conditions) = one;
    }
    const Conditions *but_not = shape->when.but_not;
    if (!but_not)
        return;
    TracedCondition exception = { .text = exception_in_words(arena, but_not) };
    exception.holds = !conditions_hold(arena, document, but_not);
    ARENA_PUSH(arena, trace->conditions, trace->n_conditions) = exception;
}

void trace_form(Trace *trace, const Tools *tools, const Level *document,
                const Recognised *found)
{
    Recognised near;
    if (!trace)
        return;
    trace->is_recognised = found->shape != NULL;
    if (found->shape)
        take_shape(trace, found->tool, found->shape, document);
    else if (recognise_nearest(tools, document, trace->arena, &near))
        take_shape(trace, near.tool, near.shape, document);
}

void trace_own_form(Trace *trace, const char *form)
{
    if (!trace)
        return;
    trace->is_recognised = true;
    trace->title = "rung";
    trace->format = copy(trace, form);
    ARENA_PUSH(trace->arena, trace->conditions, trace->n_conditions) =
        (TracedCondition){ .text = arena_printf(trace->arena, "/schema is \"%s\"", form),
                           .holds = true };
}

void trace_clean_run(Trace *trace, const Tool *tool)
{
    if (!trace)
        return;
    trace->is_recognised = true;
    trace->title = copy(trace, tool->title);
    trace->proof = tool->proof;
    trace->proof.passes = copy(trace, tool->proof.passes);
    ARENA_PUSH(trace->arena, trace->conditions, trace->n_conditions) =
        (TracedCondition){ .text = "it is empty, and --as names the tool", .holds = true };
}

/* --- the way there -------------------------------------------------------------------- */

void trace_source(Trace *trace, const Source *source)
{
    if (trace)
        trace->packing = source_packing(source, trace->arena);
}

void trace_unmapped(Trace *trace, const char *check)
{
    if (!trace)
        return;
    TracedCheck *known = map_get(trace->by_id, check);
    if (known) {
        known->n++;
        return;
    }
    known = ARENA_NEW(trace->arena, TracedCheck);
    *known = (TracedCheck){ .id = copy(trace, check), .n = 1 };
    map_set(trace->by_id, known->id, known);
    ARENA_PUSH(trace->arena, trace->unmapped, trace->n_unmapped) = known;
}
