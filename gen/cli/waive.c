/* `rung waive`: drafts of waivers for what tools were told to overlook. A suppression has
 * no end and no approver; a draft leaves both open, so rung lists it as malformed, without
 * effect, until somebody has put a name and a day to it. */
#include <string.h>

#include "base/json_write.h"
#include "base/text8.h"
#include "cli/cli.h"
#include "cli/pipeline.h"

static bool is_same_waiver(const Suppression *a, const Suppression *b)
{
    return a->practice == b->practice && text8_same(a->resource, b->resource);
}

/* Several checks of one practice may be silenced on one resource: one waiver does. */
static bool is_first(const Assessment *found, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (is_same_waiver(&found->suppressions[i], &found->suppressions[at]))
            return false;
    return true;
}

static void put_draft(JsonWriter *writer, const Assessment *found, const Suppression *row,
                      const char *id)
{
    char today[11];
    const char *owner = assessment_owner_of(found, row->practice);
    date_iso(found->as_of, today);
    json_open(writer, NULL, '{');
    json_put_text(writer, "id", id);
    json_put_text(writer, "practice", row->practice->id);
    json_put_text(writer, "resource", row->resource);
    json_put_text(writer, "reason", row->reason ? row->reason : "");
    json_put_text(writer, "approver", "");
    if (owner)
        json_put_text(writer, "owner", owner);
    json_put_text(writer, "created", today);
    json_put_text(writer, "expires", "");
    json_close(writer);
}

/* Returns how many. What bears on no practice needs no waiver. */
static size_t put_drafts(Arena *arena, JsonWriter *writer, const Assessment *found,
                         size_t from)
{
    size_t n = 0;
    for (size_t i = 0; i < found->n_suppressions; i++) {
        const Suppression *row = &found->suppressions[i];
        if (!row->practice || !row->resource || !is_first(found, i))
            continue;
        n++;
        put_draft(writer, found, row, arena_printf(arena, "draft-%zu", from + n));
    }
    return n;
}

static void waive(Arena *arena, Options *options, Diag *diag)
{
    const Portfolio *all = pipeline_run(arena, options, diag);
    if (!all)
        return;
    size_t n = 0;
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-waivers/1");
    json_open(writer, "waivers", '[');
    for (size_t i = 0; i < all->n_entities; i++)
        n += put_drafts(arena, writer, all->entities[i]->assessment, n);
    json_close(writer);
    json_close(writer);
    Buffer out = json_writer_end(writer);
    fwrite(out.data, 1, out.length, stdout);
    if (n)
        diag_note(
            diag, origin_of_file(NULL),
            "%zu draft%s: without effect until reason, approver and expires are filled "
            "in; at most 365 days from created",
            n, n == 1 ? "" : "s");
    else
        diag_note(diag, origin_of_file(NULL),
                  "no finding that bears on a practice is suppressed inside its tool");
}

int command_waive(int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options;
    Diag *diag = diag_new(arena);
    if (options_read(arena, FOR_WAIVE, argc, argv, &options, diag))
        waive(arena, &options, diag);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(diag, "standard output", "cannot write");
    diag_print(diag, stderr, options.verbose);
    int status = diag_exit(diag);
    arena_free(arena);
    return status;
}
