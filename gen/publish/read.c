/* What is to be published: the page that `rung report` wrote, its later parts, and of
 * attachments.json beside it what these pages show. Every byte is checked against the list
 * before anything is sent. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "publish/publish.h"

typedef struct {
    Arena *arena;
    const Publishing *asked;
    Diag *diag;
    const char *directory; /* of the page */
    Item *pages, *files;
    size_t n_pages, n_files;
} Reading;

static const char mediawiki_ending[] = ".mediawiki";

/* What each wiki's pages end in; NULL: anything. */
static const char *const endings[N_DESTINATIONS] = {
    [TO_MEDIAWIKI] = mediawiki_ending, [TO_CONFLUENCE] = ".confluence.xml"
};

/* --- pages ------------------------------------------------------------------------- */

/* The bytes become a form's field or a JSON text: no NUL can be in them. */
static bool read_page(Reading *reading, const char *path, const char *title)
{
    File file;
    if (!file_read(reading->arena, path, &file, reading->diag))
        return false;
    Origin origin = { .file = path };
    if (!file.length)
        diag_error(reading->diag, origin_of_file(path), "expected a page, found nothing");
    else if ((origin.offset = text8_first_broken(file.bytes, file.length)) < file.length ||
             (origin.offset = strlen(file.bytes)) < file.length)
        diag_error(reading->diag, origin, "expected text in UTF-8");
    Item page = { .kind = ITEM_PAGE, .name = title, .path = path, .bytes = file.bytes };
    page.length = file.length;
    memcpy(page.sha256, file.sha256, sizeof page.sha256);
    ARENA_PUSH(reading->arena, reading->pages, reading->n_pages) = page;
    return !diag_failed(reading->diag);
}

const char *publication_part(Arena *arena, const Publishing *asked, const char *name)
{
    return arena_printf(arena, "%s/%s", asked->title ? asked->title : "", name);
}

/* The first page lists its later parts (emit/mediawiki.c), called so in its own language;
 * what else lies there under such a name is left of an earlier report. An item that leads
 * to a place within a part is none of that list. */
static bool read_parts(Reading *reading, const char *path)
{
    static const char item[] = "\n* [[{{FULLPAGENAME}}/";
    Arena *arena = reading->arena;
    size_t length = strlen(path) - strlen(mediawiki_ending), n = 1;
    if (!text8_ends(path, mediawiki_ending))
        return true;
    for (const char *at = reading->pages[0].bytes; (at = strstr(at, item));) {
        at += strlen(item);
        size_t name = strcspn(at, "|#]\n");
        if (at[name] == '|' &&
            !read_page(
                reading,
                arena_printf(arena, "%.*s.%zu%s", (int)length, path, ++n, mediawiki_ending),
                publication_part(arena, reading->asked, arena_strndup(arena, at, name))))
            return false;
    }
    return true;
}

/* --- attachments --------------------------------------------------------------------- */

/* As `rung report` names them: nothing that leads elsewhere, or that a wiki reads. */
static size_t name_length(const char *text)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return *text == '.' ? 0 : strspn(text, letters);
}

static bool is_name(const char *name)
{
    return name_length(name) && !name[name_length(name)];
}

static bool is_shown(const Reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->n_pages; i++)
        if (strstr(reading->pages[i].bytes, name))
            return true;
    return false;
}

static void read_attachment(Reading *reading, Json in)
{
    File file;
    const char *name = json_string(in, "name"), *type = json_string(in, "type");
    const char *sha256 = json_string(in, "sha256");
    if (diag_failed(reading->diag))
        return;
    if (!is_name(name)) {
        json_error(json_get(in, "name"), "expected a file's name, found \"%s\"", name);
        return;
    }
    if (!is_shown(reading, name))
        return;
    const char *path = path_join(reading->arena, reading->directory, name);
    if (!file_read(reading->arena, path, &file, reading->diag))
        return;
    if (!text8_same(file.sha256, sha256)) {
        json_error(json_get(in, "sha256"), "%s has other bytes; write the report again",
                   path);
        return;
    }
    Item item = { .kind = ITEM_FILE, .name = name, .path = path, .type = type };
    item.bytes = file.bytes;
    item.length = file.length;
    memcpy(item.sha256, file.sha256, sizeof item.sha256);
    ARENA_PUSH(reading->arena, reading->files, reading->n_files) = item;
}

static bool is_read(const Reading *reading, const char *name, size_t length)
{
    for (size_t i = 0; i < reading->n_files; i++) {
        const char *file = reading->files[i].name;
        if (strlen(file) == length && !memcmp(file, name, length))
            return true;
    }
    return false;
}

/* The list is of the last report that was written there: one of another layout may have
 * come since, and this page would stand in the wiki without its charts. Each format's way
 * to show a file is none that the words of a report can take. */
static void want_all_files(Reading *reading, const Item *page)
{
    static const char *const signs[] = { "[[File:", " ri:filename=\"", "<img src=\"" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (const char *at = page->bytes; (at = strstr(at, signs[i]));) {
            at += strlen(signs[i]);
            size_t length = name_length(at);
            if (is_read(reading, at, length))
                continue;
            diag_error(reading->diag, origin_of_file(page->path),
                       "shows %.*s, which attachments.json beside it does not list; write "
                       "this report again, or each into a folder of its own",
                       (int)length, at);
            return;
        }
}

static bool read_attachments(Reading *reading)
{
    File file;
    const char *path = path_join(reading->arena, reading->directory, "attachments.json");
    if (path_kind(path) == PATH_MISSING) {
        diag_error(
            reading->diag, origin_of_file(reading->asked->page),
            "attachments.json is missing beside it: `rung report` writes both, in the "
            "formats for wikis (--format markdown and the like)");
        return false;
    }
    if (!file_read(reading->arena, path, &file, reading->diag))
        return false;
    Json list = json_read(reading->arena, path, file.bytes, file.length, reading->diag);
    if (diag_failed(reading->diag))
        return false;
    const char *schema = json_string(list, "schema");
    if (!diag_failed(reading->diag) && !text8_same(schema, "rung-attachments/1"))
        json_error(json_get(list, "schema"), "expected rung-attachments/1, found \"%s\"",
                   schema);
    Json attachments = json_array(list, "attachments");
    for (Json at = json_first(attachments); json_here(at); at = json_next(at))
        read_attachment(reading, at);
    for (size_t i = 0; i < reading->n_pages && !diag_failed(reading->diag); i++)
        want_all_files(reading, &reading->pages[i]);
    return !diag_failed(reading->diag);
}

/* --- all ---------------------------------------------------------------------------- */

/* Confluence attaches files to a page that is there; elsewhere the page comes last. */
static Publication in_order(const Reading *reading)
{
    Publication out = { .n_parts =
                            reading->asked->to == TO_MEDIAWIKI ? reading->n_pages : 0 };
    Item page = reading->pages[0];
    bool is_first = reading->asked->to == TO_CONFLUENCE;
    if (is_first)
        ARENA_PUSH(reading->arena, out.items, out.n_items) = page;
    for (size_t i = 0; i < reading->n_files; i++)
        ARENA_PUSH(reading->arena, out.items, out.n_items) = reading->files[i];
    for (size_t i = reading->n_pages; i > 1; i--)
        ARENA_PUSH(reading->arena, out.items, out.n_items) = reading->pages[i - 1];
    if (!is_first)
        ARENA_PUSH(reading->arena, out.items, out.n_items) = page;
    return out;
}

bool publication_read(Arena *arena, const Publishing *asked, Publication *out, Diag *diag)
{
    const char *path = asked->page, *name = path_base(path);
    const char *ending = endings[asked->to];
    Reading reading = { .arena = arena, .asked = asked, .diag = diag };
    reading.directory = arena_strndup(arena, path, (size_t)(name - path));
    if (ending && !text8_ends(path, ending)) {
        diag_usage(diag, "%s: expected a page that ends in %s, as rung report writes it",
                   path, ending);
        return false;
    }
    if (!read_page(&reading, path, asked->title ? asked->title : name) ||
        !read_parts(&reading, path) || !read_attachments(&reading))
        return false;
    *out = in_order(&reading);
    return true;
}
