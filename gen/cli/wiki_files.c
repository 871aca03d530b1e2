/* Pages and charts for wikis; see the header. */
#include "cli/wiki_files.h"

#include <string.h>

#include "base/splice.h"

enum { FIRST_PROFILE = FORMAT_FRAGMENT };
_Static_assert(N_FORMATS - FIRST_PROFILE == N_PROFILES, "a format for each profile");

bool wiki_is_asked(const bool formats[N_FORMATS])
{
    for (int i = FIRST_PROFILE; i < N_FORMATS; i++)
        if (formats[i])
            return true;
    return false;
}

/* --- how large a page may be --------------------------------------------------------- */

/* Confluence takes no request of more, and a page is one request. MediaWiki's limit makes
 * subpages; the others have none that all of their servers share. */
static const size_t largest_page[N_FORMATS] = { [FORMAT_CONFLUENCE] = 5 * 1000 * 1000 };

static void check_size(Format format, const char *path, size_t length, Diag *diag)
{
    enum { TENTH = 100 * 1000 };
    size_t largest = largest_page[format], tenths = (length + TENTH - 1) / TENTH;
    if (largest && length > largest)
        diag_warn(diag, origin_of_file(path),
                  "%zu.%zu MB, and Confluence refuses a page of more than about %zu MB: "
                  "take a shorter --layout, or one of your own with \"max\" where proof "
                  "is listed",
                  tenths / 10, tenths % 10, largest / 10 / TENTH);
}

/* --- into a page ------------------------------------------------------------------ */

static size_t formats_asked(const Options *options)
{
    size_t n = 0;
    for (int i = 0; i < N_FORMATS; i++)
        n += options->formats[i];
    return n;
}

bool wiki_check_options(Arena *arena, Options *options, Diag *diag)
{
    if (!options->into && !options->between)
        return true;
    if (!options->into || !options->between)
        diag_usage(diag, "--into FILE and --between MARKER need each other");
    else if (!*options->between)
        diag_usage(diag, "--between: expected a marker, found an empty text");
    else if (formats_asked(options) != 1 || !wiki_is_asked(options->formats))
        diag_usage(diag, "--into needs one --format of fragment, confluence, mediawiki or "
                         "markdown");
    else if (options->n_layouts > 1)
        diag_usage(diag, "--into takes one --layout, found %zu", options->n_layouts);
    else if (path_kind(options->into) != PATH_FILE)
        diag_world(diag, options->into, "cannot open: --into needs a page that exists");
    if (diag_failed(diag))
        return false;
    if (!options->n_layouts)
        ARENA_PUSH(arena, options->layouts, options->n_layouts) = "executive";
    /* The page names its charts as files beside it. */
    if (!options->directory_given)
        options->directory = path_directory(arena, options->into);
    return true;
}

static void replace_part(Arena *arena, const Options *options, Format format,
                         const WikiReport *report, Outputs *out, Diag *diag)
{
    Buffer whole;
    bool same;
    if (report->n_pages > 1)
        diag_error(diag, origin_of_file(options->into),
                   "the report is too long for one page of this wiki");
    else if (splice(arena, options->into, options->between, report->pages[0].bytes, &whole,
                    &same, diag)) {
        outputs_replace(out, options->into, whole);
        check_size(format, options->into, whole.length, diag);
    }
}

/* --- files ------------------------------------------------------------------------ */

static bool is_attached(const Attached *attached, const char *name)
{
    for (size_t i = 0; i < attached->n; i++)
        if (!strcmp(attached->list[i].name, name))
            return true;
    return false;
}

static void add_charts(Arena *arena, const WikiReport *report, const Theme *theme,
                       Faces *faces, Attached *attached, Outputs *out, Diag *diag)
{
    size_t before = attached->n;
    for (size_t i = 0; i < report->n_attachments; i++)
        if (!is_attached(attached, report->attachments[i].name))
            ARENA_PUSH(arena, attached->list, attached->n) = report->attachments[i];
    WikiFile *added = attached->n > before ? attached->list + before : NULL;
    if (!added || !attachments_draw(arena, added, attached->n - before, theme, faces, diag))
        return;
    for (size_t i = before; i < attached->n; i++)
        outputs_add(out, attached->list[i].name, attached->list[i].bytes);
}

void wiki_write(Arena *arena, const Options *options, const Document *document,
                const char *base, Faces *faces, Attached *attached, Outputs *out,
                Diag *diag)
{
    for (int i = FIRST_PROFILE; i < N_FORMATS; i++) {
        if (!options->formats[i])
            continue;
        WikiReport report =
            emit_wiki(arena, (Profile)(i - FIRST_PROFILE), document, base, diag);
        add_charts(arena, &report, document->theme, faces, attached, out, diag);
        if (options->into) {
            replace_part(arena, options, (Format)i, &report, out, diag);
            continue;
        }
        for (size_t k = 0; k < report.n_pages; k++) {
            outputs_add(out, report.pages[k].name, report.pages[k].bytes);
            check_size((Format)i, outputs_path(out, outputs_count(out) - 1),
                       report.pages[k].bytes.length, diag);
        }
    }
}

void wiki_write_list(Arena *arena, const Options *options, const Attached *attached,
                     Outputs *out)
{
    if (options->formats_given && wiki_is_asked(options->formats))
        outputs_add(out, "attachments.json",
                    attachments_json(arena, attached->list, attached->n));
}
