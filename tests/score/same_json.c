/* See the header. Numbers are integers in all that is compared here. */
#include "same_json.h"

#include "base/text8.h"

/* What the reference scorer does not say; tests of their own speak of it. */
static const char *const not_in_reference[] = { "open_questions" };

static size_t count_compared(Json in)
{
    size_t n = json_count(in);
    for (size_t i = 0; i < sizeof not_in_reference / sizeof *not_in_reference; i++)
        n -= json_here(json_get(in, not_in_reference[i]));
    return n;
}

static const char *differ(Arena *arena, Json wanted, const char *how)
{
    return arena_printf(arena, "%s: %s", json_pointer(wanted), how);
}

static const char *scalar_difference(Arena *arena, Json found, Json wanted)
{
    int64_t a = 0, b = 0;
    json_whole(found, &a);
    json_whole(wanted, &b);
    if (a != b)
        return differ(
            arena, wanted,
            arena_printf(arena, "%lld instead of %lld", (long long)a, (long long)b));
    if (!text8_same(json_text(found), json_text(wanted)))
        return differ(arena, wanted,
                      arena_printf(arena, "\"%s\" instead of \"%s\"", json_text(found),
                                   json_text(wanted)));
    if (json_true(found) != json_true(wanted))
        return differ(arena, wanted, "true and false");
    return NULL;
}

const char *json_difference(Arena *arena, Json found, Json wanted)
{
    if (json_type(found) != json_type(wanted))
        return differ(arena, wanted, "another type");
    if (count_compared(found) != json_count(wanted))
        return differ(arena, wanted,
                      arena_printf(arena, "%zu members instead of %zu",
                                   count_compared(found), json_count(wanted)));
    bool is_object = json_is(wanted, JSON_OBJECT);
    size_t i = 0;
    for (Json item = json_first(wanted); json_here(item); item = json_next(item), i++) {
        Json other = is_object ? json_get(found, json_key(item)) : json_item(found, i);
        const char *difference = json_difference(arena, other, item);
        if (difference)
            return difference;
    }
    return scalar_difference(arena, found, wanted);
}
