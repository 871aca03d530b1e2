/* Characters that no installed face has: named for a warning, with the packages that
 * would bring a face for them. */
#include "text/faces.h"

#include "base/buffer.h"
#include "base/text8.h"

enum { MOST_NAMED = 12 };

static void add_character(Buffer *out, uint32_t c)
{
    char bytes[4];
    buffer_text(out, out->length ? ", " : "");
    buffer_bytes(out, bytes, text8_put(bytes, c));
    buffer_format(out, " (U+%04X)", (unsigned)c);
}

const char *faces_missing(const Faces *faces, Arena *arena)
{
    Buffer out = buffer_new(arena);
    size_t n = hb_set_get_population(faces->missing), named = 0;
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID;
         named < MOST_NAMED && hb_set_next(faces->missing, &c); named++)
        add_character(&out, c);
    if (n > named)
        buffer_format(&out, " and %zu more", n - named);
    return n ? out.data : "";
}

static bool is_named(const char *const *packages, size_t n, const char *package)
{
    for (size_t i = 0; i < n; i++)
        if (text8_same(packages[i], package))
            return true;
    return false;
}

/* Whether a missing character is among those that the fallback is said to have. */
static bool would_help(const Faces *faces, const Fallback *fallback)
{
    for (size_t i = 0; i < fallback->n_covers; i++) {
        hb_codepoint_t c = fallback->covers[i].first - 1;
        if (hb_set_next(faces->missing, &c) && c <= fallback->covers[i].last)
            return true;
    }
    return false;
}

const char *faces_packages(const Faces *faces, Arena *arena)
{
    const Catalogue *catalogue = &faces->catalogue;
    const char **packages = ARENA_ARRAY(arena, const char *, catalogue->n_fallbacks);
    size_t n = 0;
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < catalogue->n_fallbacks; i++) {
        const Fallback *fallback = &catalogue->fallbacks[i];
        const char *package = catalogue->files[fallback->regular].package;
        if (!faces->absent[fallback->regular] && !faces->absent[fallback->bold])
            continue;
        if (is_named(packages, n, package) || !would_help(faces, fallback))
            continue;
        buffer_text(&out, n ? ", " : "");
        buffer_text(&out, package);
        packages[n++] = package;
    }
    return n ? out.data : "";
}
