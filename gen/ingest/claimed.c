/* What --as says of an input; see the header. */
#include "ingest/claimed.h"

#include <string.h>

#include "base/text8.h"

/* --- whose claim ---------------------------------------------------------------------- */

/* "./scans//a.json" and "scans/a.json" are one path. */
static bool is_same_path(const char *a, const char *b)
{
    while (*a || *b) {
        while (text8_starts(a, "./"))
            a += 2 + strspn(a + 2, "/");
        while (text8_starts(b, "./"))
            b += 2 + strspn(b + 2, "/");
        size_t length = strcspn(a, "/");
        if (length != strcspn(b, "/") || strncmp(a, b, length) != 0)
            return false;
        a += length;
        b += length;
        size_t slashes = strspn(a, "/");
        if ((slashes > 0) != (*b == '/'))
            return false;
        a += slashes;
        b += strspn(b, "/");
    }
    return true;
}

const Claim *claim_on(const IngestOptions *options, const char *path)
{
    for (size_t i = 0; i < options->n_claims; i++)
        if (is_same_path(options->claims[i].path, path))
            return &options->claims[i];
    return NULL;
}

Tool *claimed_tool(const Reading *reading, const Claim *claim)
{
    return claim ? tools_find(reading->intake->tools, claim->tool) : NULL;
}

/* --- what is not empty ---------------------------------------------------------------- */

static void refuse(Reading *reading, const Claim *claim, const char *what, Origin origin)
{
    const Tool *tool = claimed_tool(reading, claim);
    diag_error(reading->diag, origin, "given as %s (--as %s), but this is %s",
               tool ? tool->title : claim->tool, claim->tool, what);
}

void claimed_own_form(Reading *reading, const Claim *claim, const char *form, Origin origin)
{
    refuse(reading, claim, form, origin);
}

bool claimed_form(Reading *reading, const Claim *claim, const Level *document,
                  Origin origin, Recognised *out)
{
    const Tools *all = reading->intake->tools;
    Tool *tool = claimed_tool(reading, claim);
    if (!tool) { /* the command line was checked; a library's caller may be wrong */
        diag_error(reading->diag, origin, "there is no tool \"%s\"", claim->tool);
        return false;
    }
    Tools only = { .tools = tool, .n_tools = 1 };
    bool is_list = source_is_list(reading->source);
    if (recognise(&only, document, is_list, reading->scratch, out))
        return true;
    if (!recognise(all, document, is_list, reading->scratch, out)) {
        recognise_refuse(&only, document, reading->scratch, origin, reading->diag);
        return false;
    }
    if (shape_hands_on(out->shape, tool))
        return true;
    refuse(reading, claim,
           out->shape->refuse ? arena_printf(reading->scratch, "of %s: %s",
                                             out->tool->title, out->shape->refuse)
                              : arena_printf(reading->scratch, "of %s (%s)",
                                             out->tool->title, out->shape->format),
           origin);
    return false;
}

/* --- what is empty -------------------------------------------------------------------- */

static bool ran(const Tool *tool, const Check *check)
{
    for (size_t i = 0; i < tool->n_clean; i++)
        if (text8_matches(tool->clean[i], check->id))
            return true;
    return false;
}

/* The checks that ran found nothing: their practices pass, by inference, on what was
 * scanned as a whole. */
static void infer_passes(Reading *reading, const Tool *tool)
{
    bool *proven = ARENA_ARRAY(reading->scratch, bool, reading->intake->model->n_practices);
    for (size_t i = 0; i < tool->n_listed; i++) {
        const Check *check = tool->listed[i];
        for (size_t k = 0; k < check->n_uses && ran(tool, check); k++) {
            const CheckUse *use = &check->uses[k];
            if (proven[use->practice->index] || use->pass == STRENGTH_CONTEXT)
                continue;
            proven[use->practice->index] = true;
            Record record = { .tool = tool,
                              .check = "no finding",
                              .title = "Every check ran and none found anything",
                              .resource = reading->input->path,
                              .resource_type = check->resource_type,
                              .outcome = OUTCOME_PASS,
                              .date = reading->input->date,
                              .pointer = "" };
            intake_observe(reading, use->practice, STRENGTH_INDIRECT, &record);
        }
    }
}

void claimed_nothing(Reading *reading, const Claim *claim)
{
    Tool *tool = intake_tool(reading, claim->tool);
    if (!tool)
        return;
    reading->tool = tool;
    reading->is_clean_run = true;
    reading->input->tool = tool->title;
    reading->input->format = tool->n_shapes ? tool->shapes[0].format : tool->id;
    intake_remark(reading, "ran, found nothing");
    infer_passes(reading, tool);
}
