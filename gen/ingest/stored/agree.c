/* Compares a stored result with one that was computed again from what it holds. Values are
 * compared, not bytes: a file that was only formatted anew is still the same. */
#include <string.h>

#include "base/text8.h"
#include "ingest/stored/reading.h"

/* What differs by design: another version of rung may come to the same result. */
static const char version_key[] = "rung", seal_key[] = "sha256";

typedef struct {
    Arena *arena;
    const StoredFile *file;
    const char *made;
    const char *theirs, *ours; /* versions of rung */
    Diag *diag;
} Comparison;

static bool same_value(const Comparison *all, JsonSpan given, JsonSpan made,
                       const char *pointer);

/* --- what is said of a difference ----------------------------------------------------- */

/* At most so many bytes of a value are shown. */
enum { MOST_SHOWN = 60 };

static const char *shown(Arena *arena, const char *bytes, JsonSpan span)
{
    static const char *const kinds[] = {
        [JSON_ARRAY] = "a list", [JSON_OBJECT] = "an object"
    };
    if (span.type == JSON_ARRAY || span.type == JSON_OBJECT)
        return kinds[span.type];
    if (span.length <= MOST_SHOWN)
        return arena_strndup(arena, bytes + span.offset, span.length);
    int cut = (int)text8_cut(bytes + span.offset, MOST_SHOWN);
    return arena_printf(arena, "%.*s…", cut, bytes + span.offset);
}

/* Another version of rung may judge otherwise; the same one does not. */
static const char *cause(const Comparison *all)
{
    if (text8_same(all->theirs, all->ours))
        return "it was changed after it was written";
    return arena_printf(all->arena,
                        "it was changed, or rung %s, which wrote it, judges otherwise "
                        "than rung %s",
                        all->theirs ? all->theirs : "of no version", all->ours);
}

static bool differs(const Comparison *all, const char *pointer, size_t offset,
                    const char *found, const char *wanted)
{
    diag_error(all->diag, (Origin){ all->file->path, pointer, offset },
               "found %s, but the evidence in this file gives %s: %s", found, wanted,
               cause(all));
    return false;
}

static bool values_differ(const Comparison *all, const char *pointer, JsonSpan given,
                          JsonSpan made)
{
    return differs(all, pointer, given.offset, shown(all->arena, all->file->bytes, given),
                   shown(all->arena, all->made, made));
}

static bool seal_differs(const Comparison *all, const char *pointer, JsonSpan given)
{
    diag_error(all->diag, (Origin){ all->file->path, pointer, given.offset },
               "the digest of what stands above is another: the file was changed after it "
               "was written");
    return false;
}

/* --- values --------------------------------------------------------------------------- */

static bool same_text(const Comparison *all, JsonSpan given, JsonSpan made)
{
    return text8_same(json_span_text(all->arena, all->file->bytes, given),
                      json_span_text(all->arena, all->made, made));
}

static bool same_member(const Comparison *all, const JsonMember *given,
                        const JsonMember *made, const char *pointer)
{
    const char *at = json_pointer_key(all->arena, pointer, given->key);
    if (strcmp(given->key, made->key) != 0)
        return differs(all, at, given->value.offset,
                       arena_printf(all->arena, "the member \"%s\"", given->key),
                       arena_printf(all->arena, "\"%s\"", made->key));
    if (!*pointer && !strcmp(given->key, version_key))
        return true;
    if (!*pointer && !strcmp(given->key, seal_key) &&
        !same_text(all, given->value, made->value))
        return seal_differs(all, at, given->value);
    return same_value(all, given->value, made->value, at);
}

static bool same_object(const Comparison *all, JsonSpan given, JsonSpan made,
                        const char *pointer)
{
    size_t n_given, n_made;
    JsonMember *a = json_members(all->arena, all->file->bytes, given, &n_given);
    JsonMember *b = json_members(all->arena, all->made, made, &n_made);
    size_t n = n_given < n_made ? n_given : n_made;
    for (size_t i = 0; i < n; i++)
        if (!same_member(all, &a[i], &b[i], pointer))
            return false;
    if (n_given == n_made)
        return true;
    const char *key = n_given > n ? a[n].key : b[n].key;
    return differs(all, json_pointer_key(all->arena, pointer, key), given.offset,
                   n_given > n ? "a member" : "nothing", n_given > n ? "none" : "a member");
}

static bool same_list(const Comparison *all, JsonSpan given, JsonSpan made,
                      const char *pointer)
{
    size_t n_given, n_made;
    JsonSpan *a = json_elements(all->arena, all->file->bytes, given, &n_given);
    JsonSpan *b = json_elements(all->arena, all->made, made, &n_made);
    for (size_t i = 0; i < n_given && i < n_made; i++)
        if (!same_value(all, a[i], b[i], json_pointer_index(all->arena, pointer, i)))
            return false;
    return n_given == n_made || differs(all, pointer, given.offset,
                                        arena_printf(all->arena, "%zu elements", n_given),
                                        arena_printf(all->arena, "%zu", n_made));
}

static bool same_value(const Comparison *all, JsonSpan given, JsonSpan made,
                       const char *pointer)
{
    const char *a = all->file->bytes + given.offset, *b = all->made + made.offset;
    if (given.length == made.length && !memcmp(a, b, given.length))
        return true;
    if (given.type == made.type) {
        if (given.type == JSON_OBJECT)
            return same_object(all, given, made, pointer);
        if (given.type == JSON_ARRAY)
            return same_list(all, given, made, pointer);
        if (given.type == JSON_STRING && same_text(all, given, made))
            return true;
    }
    return values_differ(all, pointer, given, made);
}

/* --- the whole ------------------------------------------------------------------------ */

static void warn_of_version(const Comparison *all)
{
    if (text8_same(all->theirs, all->ours))
        return;
    diag_warn(all->diag, (Origin){ all->file->path, "/rung", OFFSET_NONE },
              "was written by rung %s, and this is %s: the verdict is the same, reports "
              "may look different",
              all->theirs ? all->theirs : "of no version", all->ours);
}

static const char *version_in(Arena *arena, const char *bytes, JsonSpan whole)
{
    return json_span_text(arena, bytes, json_at(bytes, whole, "/rung"));
}

bool stored_agrees(const StoredFile *file, Buffer made, Diag *diag)
{
    JsonValues values;
    JsonError error;
    Arena *arena = arena_new();
    bool agrees = json_scan(arena, made.data, made.length, &values, &error);
    if (agrees) {
        JsonSpan whole = values.values[0];
        Comparison all = { .arena = arena,
                           .file = file,
                           .made = made.data,
                           .theirs = version_in(arena, file->bytes, file->whole),
                           .ours = version_in(arena, made.data, whole),
                           .diag = diag };
        agrees = same_value(&all, file->whole, whole, "");
        if (agrees)
            warn_of_version(&all);
    }
    arena_free(arena);
    return agrees;
}
