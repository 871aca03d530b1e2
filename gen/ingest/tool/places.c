/* Places, conditions and fields, as tool files write them: the vocabulary that every other
 * rule is made of. */
#include <string.h>

#include "ingest/tool/rules.h"

/* --- small pieces --------------------------------------------------------------------- */

const char *rule_text(Arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

static const char *scalar_text(Arena *arena, Json in)
{
    int64_t number;
    if (json_whole(in, &number))
        return arena_printf(arena, "%lld", (long long)number);
    if (json_is(in, JSON_BOOL))
        return json_true(in) ? "true" : "false";
    if (!json_text(in))
        json_expected(in, "a text, a whole number, true or false");
    return rule_text(arena, json_text(in) ? json_text(in) : "");
}

/* A scalar, or an array of them. */
const char **rule_texts(Arena *arena, Json in, size_t *n)
{
    const char **list = NULL;
    *n = 0;
    if (!json_here(in))
        return NULL;
    if (!json_is(in, JSON_ARRAY)) {
        ARENA_PUSH_FEW(arena, list, *n) = scalar_text(arena, in);
        return list;
    }
    for (Json item = json_first(in); json_here(item); item = json_next(item))
        ARENA_PUSH_FEW(arena, list, *n) = scalar_text(arena, item);
    return list;
}

static const char *read_place(Arena *arena, Json in, const char *place)
{
    const char *at = place + strspn(place, "^");
    at += at == place && *at == '$';
    if (*at && *at != '/' && strcmp(at, "@") != 0)
        json_expected(in, "a place such as \"/resource/name\", \"^/id\" or \"@\"");
    return rule_text(arena, place);
}

/* --- conditions ----------------------------------------------------------------------- */

static void read_kinds(Arena *arena, Conditions *out, Json has)
{
    static const char *const kinds[] = { "any",  "text", "number", "array",  "object",
                                         "list", "bool", "empty",  "filled", "nothing" };
    for (Json member = json_first(has); json_here(member); member = json_next(member)) {
        size_t kind = json_choice(has, json_key(member), kinds, 10);
        const char **word = ARENA_NEW(arena, const char *);
        *word = kinds[kind];
        ARENA_PUSH_FEW(arena, out->all, out->n) =
            (Condition){ .kind = CONDITION_HAS,
                         .place = read_place(arena, member, json_key(member)),
                         .has_star = strstr(json_key(member), "/*") != NULL,
                         .words = word,
                         .n_words = 1 };
    }
}

static void read_words(Arena *arena, Conditions *out, ConditionKind kind, Json in)
{
    for (Json member = json_first(in); json_here(member); member = json_next(member)) {
        Condition condition = { .kind = kind };
        condition.place = read_place(arena, member, json_key(member));
        condition.has_star = strstr(condition.place, "/*") != NULL;
        condition.words = rule_texts(arena, member, &condition.n_words);
        ARENA_PUSH_FEW(arena, out->all, out->n) = condition;
    }
}

Conditions rule_conditions(Arena *arena, Json in)
{
    static const struct {
        const char *key;
        ConditionKind kind;
    } words[] = {
        { "is", CONDITION_IS },           { "starts", CONDITION_STARTS },
        { "ends", CONDITION_ENDS },       { "contains", CONDITION_CONTAINS },
        { "differs", CONDITION_DIFFERS }, { "at_least", CONDITION_AT_LEAST },
        { "at_most", CONDITION_AT_MOST },
    };
    Conditions out = { 0 };
    size_t n;
    read_kinds(arena, &out, json_object_or_none(in, "has"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        read_words(arena, &out, words[i].kind, json_object_or_none(in, words[i].key));
    const char **lacks = rule_texts(arena, json_get(in, "lacks"), &n);
    for (size_t i = 0; i < n; i++)
        ARENA_PUSH_FEW(arena, out.all, out.n) =
            (Condition){ .kind = CONDITION_LACKS,
                         .place = lacks[i],
                         .has_star = strstr(lacks[i], "/*") != NULL };
    Json but_not = json_object_or_none(in, "not");
    if (json_here(but_not)) {
        Conditions *inner = ARENA_NEW(arena, Conditions);
        json_only(but_not, CONDITION_KEYS);
        *inner = rule_conditions(arena, but_not);
        out.but_not = inner;
    }
    return out;
}

/* One set of conditions, or an array of sets. */
AnyOf rule_any_of(Arena *arena, Json in)
{
    AnyOf out = { 0 };
    if (!json_here(in))
        return out;
    if (!json_is(in, JSON_ARRAY)) {
        json_only(in, CONDITION_KEYS);
        ARENA_PUSH_FEW(arena, out.sets, out.n) = rule_conditions(arena, in);
        return out;
    }
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        json_only(item, CONDITION_KEYS);
        ARENA_PUSH_FEW(arena, out.sets, out.n) = rule_conditions(arena, item);
    }
    return out;
}

/* --- fields --------------------------------------------------------------------------- */

static Way read_way(Arena *arena, Json in)
{
    Way way = { 0 };
    const char *place = json_text(in);
    if (!place) {
        json_only(in, "at,text,of,by,after,before," CONDITION_KEYS);
        Json parts = json_array_or_none(in, "of");
        for (Json item = json_first(parts); json_here(item); item = json_next(item))
            ARENA_PUSH_FEW(arena, way.of, way.n_of) = read_way(arena, item);
        way.by = rule_text(arena, json_string_or(in, "by", ""));
        const char *text = json_string_or(in, "text", NULL);
        way.is_pattern = text != NULL;
        if (text)
            place = text;
        else
            place = json_here(parts) ? json_string_or(in, "at", "") : json_string(in, "at");
        way.after = rule_text(arena, json_string_or(in, "after", NULL));
        way.before = rule_text(arena, json_string_or(in, "before", NULL));
        way.when = rule_conditions(arena, in);
    }
    way.is_pattern |= strchr(place, '{') != NULL;
    way.place = way.is_pattern ? rule_text(arena, place) : read_place(arena, in, place);
    return way;
}

Field rule_field(Arena *arena, Json in)
{
    Field field = { 0 };
    if (!json_here(in))
        return field;
    if (!json_is(in, JSON_ARRAY)) {
        ARENA_PUSH_FEW(arena, field.ways, field.n) = read_way(arena, in);
        return field;
    }
    for (Json item = json_first(in); json_here(item); item = json_next(item))
        ARENA_PUSH_FEW(arena, field.ways, field.n) = read_way(arena, item);
    return field;
}
