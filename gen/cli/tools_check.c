/* `rung tools check FILE...`: what a file was taken for and why, and what was read from it.
 * Each file goes the way that it goes in a report, alone; what is printed was left behind
 * on that way. Fields of the file are never printed but for ids of checks. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "cli/cli.h"
#include "cli/formats.h"
#include "ingest/inputs.h"
#include "ingest/trace.h"
#include "score/score.h"

enum { WIDTH = 100, LABEL = 11, MOST_UNMAPPED = 10, LONGEST_ID = 72 };

static void put_label(const char *label)
{
    printf("  %-*s ", LABEL, label);
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* Words as they fit, each line below the first. */
static void put_wrapped(const char *text)
{
    size_t column = LABEL + 3;
    for (bool first = true; *text; first = false) {
        size_t length = strcspn(text, " ");
        if (!first && column + 1 + length > WIDTH) {
            printf("\n  %-*s ", LABEL, "");
            column = LABEL + 3;
        } else if (!first) {
            printf(" ");
            column++;
        }
        printf("%.*s", (int)length, text);
        column += length;
        text += length + (text[length] == ' ');
    }
    printf("\n");
}

/* "3 pass, 2 fail": those that are not zero. */
typedef struct {
    size_t n;
    const char *called;
} Part;

static void put_parts(const Part *parts, size_t n)
{
    size_t said = 0;
    for (size_t i = 0; i < n; i++)
        if (parts[i].n)
            printf("%s%zu %s", said++ ? ", " : "", parts[i].n, parts[i].called);
    if (!said)
        printf("none");
}

/* --- what it was taken for ------------------------------------------------------------ */

static void print_form(const Trace *trace, bool is_refused)
{
    if (!trace->title) {
        if (is_refused)
            printf("  refused\n");
        return;
    }
    put_label(!trace->is_recognised ? "nearest" : is_refused ? "taken for" : "read as");
    if (trace->is_false_friend)
        printf("a false friend of %s\n", trace->title);
    else if (trace->format)
        printf("%s (%s)\n", trace->title, trace->format);
    else
        printf("%s\n", trace->title);
    for (size_t i = 0; i < trace->n_conditions; i++)
        printf("  %-*s   %-8s %s\n", LABEL, "",
               trace->conditions[i].holds ? "holds" : "missing", trace->conditions[i].text);
}

static void print_tool(const Input *input)
{
    if (!input->tool)
        return;
    put_label("tool");
    printf("%s %s; %s%s\n", input->tool,
           input->tool_version ? input->tool_version : "(version not stated)",
           input->scanned ? "scanned " : "scan time not stated",
           input->scanned ? input->scanned : "");
}

/* --- what was read -------------------------------------------------------------------- */

static void print_records(const Records *r)
{
    const Part verdicts[] = {
        { r->pass, "pass" },
        { r->fail, "fail" },
        { r->suppressed, "suppressed" },
        { r->not_applicable, "not applicable" },
        { r->unknown, "unknown" },
        { r->no_verdict, "without a verdict" },
        { r->rejected, "rejected" },
    };
    const Part uses[] = {
        { r->mapped, "mapped" },
        { r->unmapped, "unmapped" },
        { r->ignored_for[IGNORED_SUPPRESSED], "ignored as suppressed" },
        { r->ignored_for[IGNORED_CONTEXT], "ignored, known to prove nothing" },
        { r->rejected, "rejected" },
    };
    put_label("records");
    printf("%zu", r->in);
    if (r->in) {
        printf(": ");
        put_parts(verdicts, sizeof verdicts / sizeof *verdicts);
        printf("\n");
        put_label("of them");
        put_parts(uses, sizeof uses / sizeof *uses);
    }
    printf("\n");
}

static bool is_more(const TracedCheck *a, const TracedCheck *b)
{
    return a->n != b->n ? a->n > b->n : strcmp(a->id, b->id) < 0;
}

/* The most frequent first, those of one number by their ids. */
static void print_unmapped(Arena *arena, const Trace *trace)
{
    const TracedCheck *most[MOST_UNMAPPED];
    size_t n = 0;
    for (size_t i = 0; i < trace->n_unmapped; i++) {
        const TracedCheck *check = trace->unmapped[i];
        size_t at = n < MOST_UNMAPPED ? n++ : MOST_UNMAPPED;
        if (at == MOST_UNMAPPED && is_more(most[MOST_UNMAPPED - 1], check))
            continue;
        at -= at == MOST_UNMAPPED;
        for (; at > 0 && is_more(check, most[at - 1]); at--)
            most[at] = most[at - 1];
        most[at] = check;
    }
    for (size_t i = 0; i < n; i++) {
        bool changed;
        const char *id = text8_clean(arena, most[i]->id, &changed);
        put_label(i ? "" : "unmapped");
        printf("%6zu  %.*s\n", most[i]->n, LONGEST_ID, id);
    }
    if (trace->n_unmapped > n)
        printf("  %-*s %6s  and %zu other ids\n", LABEL, "", "", trace->n_unmapped - n);
}

/* --- what it bears on ----------------------------------------------------------------- */

typedef struct {
    size_t verdicts[N_VERDICTS];
    size_t weak_passes, suspected; /* which do not count */
    size_t answers, waivers;
} Bearing;

static void count_observation(Bearing *on, const Observation *seen)
{
    if (seen->strength == STRENGTH_SUSPECT)
        on->suspected++;
    else if (seen->strength == STRENGTH_WEAK && seen->verdict == VERDICT_PASS)
        on->weak_passes++;
    else
        on->verdicts[seen->verdict]++;
}

static void count_answers(Bearing *bearing, const Assessment *found)
{
    for (size_t i = 0; i < found->n_answers; i++) {
        const Answer *answer = &found->answers[i];
        const Practice *last = NULL;
        for (size_t k = 0; k < answer->n_selected; k++)
            for (size_t v = 0; v < answer->selected[k]->n_values; v++) {
                const Practice *practice = answer->selected[k]->values[v].practice;
                if (practice != last)
                    bearing[practice->index].answers++;
                last = practice;
            }
    }
    for (size_t i = 0; i < found->n_waivers; i++)
        if (found->waivers[i].practice)
            bearing[found->waivers[i].practice->index].waivers++;
}

static void print_practices(Arena *arena, const Model *model, const Assessments *all)
{
    Bearing *bearing = ARENA_ARRAY(arena, Bearing, model->n_practices);
    for (size_t e = 0; e < all->n_entities; e++) {
        const Assessment *found = all->entities[e];
        for (size_t i = 0; i < found->n_observations; i++)
            count_observation(&bearing[found->observations[i].practice->index],
                              &found->observations[i]);
        count_answers(bearing, found);
    }
    bool any = false;
    for (size_t i = 0; i < model->n_practices; i++) {
        const Bearing *on = &bearing[i];
        const Part parts[] = {
            { on->verdicts[VERDICT_PASS], "pass" },
            { on->verdicts[VERDICT_FAIL], "fail" },
            { on->weak_passes, "pass too weakly to count" },
            { on->suspected, "suspected, to be confirmed" },
            { on->verdicts[VERDICT_NA], "not applicable" },
            { on->verdicts[VERDICT_UNKNOWN], "unknown" },
            { on->answers, "answered" },
            { on->waivers, "waived" },
        };
        size_t n = 0;
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            n += parts[k].n;
        if (!n)
            continue;
        put_label(any ? "" : "practices");
        printf("%-6s ", model->practices[i].id);
        put_parts(parts, sizeof parts / sizeof *parts);
        printf("\n");
        any = true;
    }
    if (!any) {
        put_label("practices");
        printf("none\n");
    }
}

static void print_inventory(const Assessments *all)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n_entities; i++)
        n += all->entities[i]->n_inventory;
    if (!n)
        return;
    put_label("inventory");
    printf("%zu function%s\n", n, plural(n));
}

static void print_passes(const Trace *trace)
{
    const Proof *proof = &trace->proof;
    if (!trace->is_recognised || trace->is_false_friend || !proof->is_said)
        return;
    put_label("passes");
    put_wrapped(proof->passes ? arena_printf(trace->arena, "%s: %s",
                                             proves_in_words(proof->proves), proof->passes)
                              : proves_in_words(proof->proves));
}

static void print_read(Arena *arena, const Model *model, const Assessments *all,
                       const Trace *trace)
{
    const Assessment *first = all->entities[0];
    for (size_t i = 0; i < first->n_inputs; i++) {
        const Input *input = &first->inputs[i];
        print_tool(input);
        print_records(&input->records);
        print_unmapped(arena, trace);
        print_inventory(all);
        print_practices(arena, model, all);
        for (size_t k = 0; k < input->n_remarks; k++) {
            put_label(k ? "" : "remarks");
            printf("%s\n", input->remarks[k]);
        }
    }
}

/* --- the command ---------------------------------------------------------------------- */

static int check_file(const Model *model, const Options *options, const char *path)
{
    Arena *arena = arena_new(), *traced = arena_new();
    Diag *diag = diag_new(arena);
    Trace *trace = trace_new(traced);
    IngestOptions wanted = { .paths = &path,
                             .n_paths = 1,
                             .as_of = options->as_of,
                             .claims = options->claims,
                             .n_claims = options->n_claims,
                             .trace = trace };
    const Assessments *all = ingest(arena, model, &options->bundle, &wanted, diag);
    printf("%s\n", path_shown(arena, path));
    print_form(trace, !all);
    if (trace->packing) {
        put_label("written in");
        printf("%s\n", trace->packing);
    }
    if (all && all->n_entities)
        print_read(arena, model, all, trace);
    print_passes(trace);
    fflush(stdout);
    diag_print(diag, stderr, true);
    int status = diag_exit(diag);
    arena_free(traced);
    arena_free(arena);
    return status;
}

/* What could not be read is graver than what is refused. */
static int check_files(Arena *arena, const Options *options, Diag *diag)
{
    const Model *model = model_load(arena, &options->bundle, diag);
    InputPaths list = inputs_list(arena, options->inputs, options->n_inputs, diag);
    int worst = 0;
    for (size_t i = 0; model && i < list.n_paths; i++) {
        int status = check_file(model, options, list.paths[i]);
        worst = status > worst ? status : worst;
    }
    return worst;
}

int command_tools_check(int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options;
    int worst = 0;
    Diag *diag = diag_new(arena);
    if (options_read(arena, FOR_CHECK, argc, argv, &options, diag))
        worst = check_files(arena, &options, diag);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(diag, "standard output", "cannot write");
    diag_print(diag, stderr, true);
    int status = diag_exit(diag);
    arena_free(arena);
    return status > worst ? status : worst;
}
