/* Pages and charts for wikis; see the header. */
#include "cli/wiki_files.h"

#include <string.h>

#include "base/text8.h"

enum { FIRST_PROFILE = FORMAT_FRAGMENT };
_Static_assert(N_FORMATS - FIRST_PROFILE == N_PROFILES, "a format for each profile");

bool wiki_is_asked(const bool formats[N_FORMATS])
{
    for (int i = FIRST_PROFILE; i < N_FORMATS; i++)
        if (formats[i])
            return true;
    return false;
}

/* --- into a page ------------------------------------------------------------------ */

static size_t formats_asked(const Options *options)
{
    size_t n = 0;
    for (int i = 0; i < N_FORMATS; i++)
        n += options->formats[i];
    return n;
}

static const char *directory_of(Arena *arena, const char *path)
{
    size_t length = (size_t)(path_base(path) - path);
    return length > 1 ? arena_strndup(arena, path, length - 1) : length ? "/" : ".";
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
        options->directory = directory_of(arena, options->into);
    return true;
}

/* The first place at or behind `from`; NULL when there is none. */
static const char *find(const char *from, const char *end, const char *text)
{
    size_t length = strlen(text);
    for (; (size_t)(end - from) >= length; from++)
        if (!memcmp(from, text, length))
            return from;
    return NULL;
}

static size_t count(const char *bytes, size_t length, const char *text)
{
    const char *end = bytes + length;
    size_t n = 0;
    for (const char *at = bytes; (at = find(at, end, text)); at += strlen(text))
        n++;
    return n;
}

/* Between the end of the first marker and the beginning of the second. */
static void replace_part(Arena *arena, const Options *options, const WikiReport *report,
                         Outputs *out, Diag *diag)
{
    const char *marker = options->between;
    const Buffer *part = &report->pages[0].bytes;
    File page;
    if (!file_read(arena, options->into, &page, diag))
        return;
    size_t n = count(page.bytes, page.length, marker);
    if (n != 2)
        diag_error(diag, origin_of_file(options->into),
                   "expected the marker \"%s\" twice, found it %zu times", marker, n);
    if (report->n_pages > 1)
        diag_error(diag, origin_of_file(options->into),
                   "the report is too long for one page of this wiki");
    if (count(part->data, part->length, marker))
        diag_error(diag, origin_of_file(options->into),
                   "the marker \"%s\" stands in the report itself; take another", marker);
    if (diag_failed(diag))
        return;
    const char *end = page.bytes + page.length;
    const char *from = find(page.bytes, end, marker) + strlen(marker);
    const char *to = find(from, end, marker);
    Buffer bytes = buffer_new(arena);
    buffer_bytes(&bytes, page.bytes, (size_t)(from - page.bytes));
    buffer_char(&bytes, '\n');
    buffer_bytes(&bytes, part->data, part->length);
    buffer_bytes(&bytes, to, (size_t)(end - to));
    outputs_replace(out, options->into, bytes);
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
            replace_part(arena, options, &report, out, diag);
            continue;
        }
        for (size_t k = 0; k < report.n_pages; k++)
            outputs_add(out, report.pages[k].name, report.pages[k].bytes);
    }
}

void wiki_write_list(Arena *arena, const Options *options, const Attached *attached,
                     Outputs *out)
{
    if (options->formats_given && wiki_is_asked(options->formats))
        outputs_add(out, "attachments.json",
                    attachments_json(arena, attached->list, attached->n));
}
