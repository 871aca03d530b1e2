/* Gathers what `rung tools` lists; see the header. A format is listed once for each tool
 * and each thing that it proves, however many forms tell it. */
#include "cli/formats.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/reader/readers.h"
#include "ingest/recognise.h"

const char *proves_in_words(Proves proves)
{
    switch (proves) {
    case PROVES_ITEMISED: return "itemised";
    case PROVES_AGGREGATED: return "aggregated";
    case PROVES_FAILURES: return "failures only";
    case PROVES_INVENTORY: return "inventory only";
    case PROVES_CONTEXT: return "context only";
    case PROVES_ATTESTED: return "attested";
    }
    return "";
}

/* --- versions ------------------------------------------------------------------------- */

static bool stands_in(const char *const *texts, size_t n, const char *text)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(texts[i], text) == 0)
            return true;
    return false;
}

static void add_tried(Arena *arena, Proof *to, const char *version)
{
    if (!stands_in(to->tried, to->n_tried, version))
        ARENA_PUSH(arena, to->tried, to->n_tried) = version;
}

/* What stands behind the tool's name: "1.69.0" of "Semgrep OSS 1.69.0"; NULL when the
 * version is another tool's. */
static const char *behind_name(const char *text, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < length; i++) {
        char a = text[i], b = name[i];
        a = a >= 'A' && a <= 'Z' ? (char)(a + 'a' - 'A') : a;
        b = b >= 'A' && b <= 'Z' ? (char)(b + 'a' - 'A') : b;
        if (a != b)
            return NULL;
    }
    return text[length] == ' ' ? text + length + 1 : NULL;
}

static const char *version_of(const Tool *tool, const char *text)
{
    const char *version = NULL;
    for (size_t i = 0; i < tool->n_sarif_names + 2; i++) {
        const char *name = i < tool->n_sarif_names    ? tool->sarif_names[i]
                           : i == tool->n_sarif_names ? tool->id
                                                      : tool->title;
        const char *rest = behind_name(text, name);
        if (rest && (!version || rest > version)) /* the longest name */
            version = rest;
    }
    return version;
}

/* --- rows ----------------------------------------------------------------------------- */

static bool is_named_for(const Tool *tool, const char *format)
{
    size_t length = strlen(tool->id);
    return text8_starts(format, tool->id) && format[length] == '-';
}

static void add_row(Arena *arena, ToolRows *to, const Shape *shape, const char *through)
{
    Proof none = { .proves = shape->proof.proves,
                   .is_said = shape->proof.is_said,
                   .passes = shape->proof.passes };
    FormatRow *row = NULL;
    bool named = is_named_for(to->tool, shape->format);
    for (size_t i = 0; i < to->n_rows && !row; i++)
        if (strcmp(to->rows[i].format, shape->format) == 0 &&
            to->rows[i].proof.proves == shape->proof.proves &&
            text8_same(to->rows[i].through, through))
            row = &to->rows[i];
    if (!row) {
        ARENA_PUSH(arena, to->rows, to->n_rows) = (FormatRow){
            .title = to->title, .format = shape->format, .through = through, .proof = none
        };
        row = &to->rows[to->n_rows - 1];
    }
    for (size_t i = 0; i < shape->proof.n_tried; i++) {
        const char *tried = shape->proof.tried[i];
        const char *version = through && !named ? version_of(to->tool, tried) : tried;
        if (version)
            add_tried(arena, &row->proof, version);
    }
}

/* A form that is named for a tool ("prowler-asff") holds no records of others. */
static bool is_named_for_another(const Tools *tools, const Tool *tool, const char *format)
{
    for (size_t i = 0; i < tools->n_tools; i++)
        if (is_named_for(&tools->tools[i], format))
            return !is_named_for(tool, format);
    return false;
}

/* Whatever stands in this form is another tool's, which lists it. */
static bool is_all_of_others(const Shape *shape, const Tool *tool)
{
    bool all = shape->rules.n_paths > 0;
    for (size_t i = 0; i < shape->rules.n_paths; i++) {
        const RecordRules *rules = &shape->rules.paths[i].rules;
        bool any = false;
        for (size_t k = 0; k < rules->n_routes; k++)
            any |= !rules->routes[k].when.n && !rules->routes[k].when.but_not &&
                   !rules->routes[k].after && strcmp(rules->routes[k].tool, tool->id) != 0;
        all &= any;
    }
    return all;
}

/* Those forms of `of` in which records of the tool stand. */
static void add_forms(Arena *arena, const Tools *tools, const Tool *of, ToolRows *to)
{
    for (size_t i = 0; i < of->n_shapes; i++) {
        const Shape *shape = &of->shapes[i];
        if (!shape->refuse && !is_named_for_another(tools, to->tool, shape->format) &&
            (of == to->tool ? !is_all_of_others(shape, of)
                            : shape_hands_on(shape, to->tool)))
            add_row(arena, to, shape, of == to->tool ? NULL : of->id);
    }
}

/* Forms of our own that the tool's predicates judge; of no tool: all others. */
static void add_own_forms(Arena *arena, ToolRows *to)
{
    const OwnForm *form;
    for (size_t i = 0; (form = own_form_at(i)); i++)
        if (text8_same(own_form_tool(form), to->tool ? to->tool->id : NULL))
            ARENA_PUSH(arena, to->rows, to->n_rows) =
                (FormatRow){ .title = to->tool ? to->title : own_form_holds(form),
                             .format = own_form_name(form),
                             .proof = { .proves = own_form_proves(form),
                                        .is_said = true,
                                        .passes =
                                            to->tool ? to->tool->proof.passes : NULL } };
}

static void add_rows(Arena *arena, const Tools *tools, ToolRows *to)
{
    const Tool *tool = to->tool;
    add_forms(arena, tools, tool, to);
    add_own_forms(arena, to);
    for (size_t i = 0; i < tools->n_tools; i++)
        if (&tools->tools[i] != tool)
            add_forms(arena, tools, &tools->tools[i], to);
}

/* --- what they bear on ---------------------------------------------------------------- */

static bool counts(const CheckUse *use)
{
    return use->pass != STRENGTH_CONTEXT || use->fail != STRENGTH_CONTEXT;
}

static void count_checks(Arena *arena, const Model *model, ToolRows *to)
{
    const Tool *tool = to->tool;
    bool *borne_on = ARENA_ARRAY(arena, bool, model->n_practices);
    for (size_t i = 0; i < tool->n_listed; i++) {
        bool any = false;
        for (size_t k = 0; k < tool->listed[i]->n_uses; k++) {
            const CheckUse *use = &tool->listed[i]->uses[k];
            any |= counts(use);
            borne_on[use->practice->index] |= counts(use);
        }
        to->n_checks += any;
    }
    for (size_t i = 0; i < tool->n_predicates; i++) {
        bool any = tool->predicates[i].strength != STRENGTH_CONTEXT;
        to->n_predicates += any;
        borne_on[tool->predicates[i].practice->index] |= any;
    }
    for (size_t i = 0; i < model->n_practices; i++)
        if (borne_on[i])
            ARENA_PUSH(arena, to->practices, to->n_practices) = &model->practices[i];
}

/* --- all of it ------------------------------------------------------------------------ */

/* All that stands in its forms are checks of another tool, which lists them. */
static bool has_only_others(const Tool *tool)
{
    bool hands_on = false;
    for (size_t i = 0; i < tool->n_shapes; i++)
        hands_on |=
            tool->shapes[i].rules.n_paths && tool->shapes[i].rules.paths[0].rules.n_routes;
    return hands_on && !tool->n_listed && !tool->n_predicates;
}

const Formats *formats_gather(Arena *arena, const Model *model, Tools *tools,
                              const Bundle *bundle, Diag *diag)
{
    Formats *formats = ARENA_NEW(arena, Formats);
    bool ok = true;
    for (size_t i = 0; i < tools->n_tools; i++) {
        Tool *tool = &tools->tools[i];
        ToolRows rows = { .tool = tool, .title = tool->title };
        ok &= tool_load_checks(tool, arena, model, bundle, diag);
        add_rows(arena, tools, &rows);
        if (!rows.n_rows || has_only_others(tool))
            continue; /* known, but nothing of it is read, or nothing is its own */
        count_checks(arena, model, &rows);
        ARENA_PUSH(arena, formats->tools, formats->n_tools) = rows;
    }
    ToolRows own = { .title = "rung" };
    add_own_forms(arena, &own);
    ARENA_PUSH(arena, formats->tools, formats->n_tools) = own;
    return ok ? formats : NULL;
}
