/* Reads data/locales/TAG.json into words: each pattern is parsed and checked once, so that
 * saying it cannot fail. The pseudo-locales are made from English. */
#include <string.h>

#include "base/text8.h"
#include "words_parts.h"

static void check_pattern(Json in, const char *pattern)
{
    for (const char *at = pattern; (at = strpbrk(at, "{}"));) {
        Slot slot;
        if (*at == '}' || !words_slot(at, &slot)) {
            json_error(in, "expected a text with {name} or {name:way}, found \"%s\"",
                       pattern);
            return;
        }
        if (!words_way(slot.way, slot.way_length)) {
            char way[MAX_NAME + 1] = "";
            memcpy(way, slot.way, slot.way_length < MAX_NAME ? slot.way_length : MAX_NAME);
            const char *near = words_nearest_way(way);
            json_error(in, "there is no way \"%s\" to write a value%s%s", way,
                       near ? "; did you mean " : "", near ? near : "");
        }
        at = slot.end;
    }
}

static const char *form_of(Json in, const char *key)
{
    Json form = json_get(in, key);
    const char *text = json_text(form);
    if (text)
        check_pattern(form, text);
    return text;
}

static Pattern *read_pattern(Arena *arena, Json in)
{
    Pattern *pattern = ARENA_NEW(arena, Pattern);
    const char *text = json_text(in);
    if (text) {
        pattern->other = text;
        check_pattern(in, text);
        return pattern;
    }
    json_only(in, "zero,one,other");
    pattern->zero = form_of(in, "zero");
    pattern->one = form_of(in, "one");
    pattern->other = form_of(in, "other");
    if (!pattern->other)
        json_error(in, "expected a text or plural forms with \"other\"");
    return pattern;
}

/* Fills `texts` with `least` to `most` words; how many there are. */
static size_t read_texts(Json in, const char *key, const char **texts, size_t least,
                         size_t most)
{
    Json list = json_array(in, key);
    size_t n = json_count(list);
    if (n < least || n > most) {
        if (least == most)
            json_error(list, "expected %zu words, found %zu", most, n);
        else
            json_error(list, "expected %zu to %zu words, found %zu", least, most, n);
        return 0;
    }
    size_t i = 0;
    for (Json word = json_first(list); json_here(word); word = json_next(word)) {
        texts[i] = json_text(word);
        if (!texts[i])
            json_expected(word, "a text");
        i++;
    }
    return n;
}

static const struct {
    const char *key, *slots, *example;
} shapes[N_SHAPES] = {
    [SHAPE_DATE] = { "date", "day,month,year", "{day} {month} {year}" },
    [SHAPE_DAY] = { "day", "day,month", "{day} {month}" },
    [SHAPE_MONTH] = { "month", "month,year", "{month} {year}" },
    [SHAPE_PERCENT] = { "percent", "x", "{x} %" },
};

/* Its place in the comma-separated names; how many there are when it is none of them. */
static size_t place_among(const Slot *slot, const char *names)
{
    size_t i = 0;
    for (; *names; i++) {
        size_t length = strcspn(names, ",");
        if (length == slot->name_length && memcmp(names, slot->name, length) == 0)
            return i;
        names += length + (names[length] == ',');
    }
    return i;
}

/* Each slot once: a date without its year is the date of another day, too. */
static bool fits_shape(const char *text, const char *slots)
{
    static const Slot none = { 0 };
    size_t n = place_among(&none, slots), met[N_MONTHS] = { 0 };
    for (const char *at = text; (at = strpbrk(at, "{}"));) {
        Slot slot;
        if (*at == '}' || !words_slot(at, &slot) || slot.way_length)
            return false;
        size_t i = place_among(&slot, slots);
        if (i == n || met[i]++)
            return false;
        at = slot.end;
    }
    for (size_t i = 0; i < n; i++)
        if (!met[i])
            return false;
    return true;
}

static const char *read_shape(Json in, Shape shape)
{
    const char *text = json_string(in, shapes[shape].key);
    if (fits_shape(text, shapes[shape].slots))
        return text;
    json_error(json_get(in, shapes[shape].key),
               "expected a text such as \"%s\", found \"%.60s\"", shapes[shape].example,
               text);
    return "";
}

/* What stands between figures. Without a sign before the tenths 2.7 would become 27. */
static const char *read_sign(Json in, const char *key, bool may_be_none)
{
    enum { LONGEST = 4 }; /* bytes of a character of UTF-8 */
    const char *sign = json_string(in, key);
    if ((!*sign && !may_be_none) || strlen(sign) > LONGEST || strpbrk(sign, "0123456789"))
        json_expected(json_get(in, key), "a sign such as \",\" or \".\"");
    return sign;
}

/* --- what a locale of the user's own must have ---------------------------------------- */

static bool names_slot(const char *form, const Slot *wanted)
{
    for (const char *at = form; at && (at = strchr(at, '{'));) {
        Slot slot;
        words_slot(at, &slot);
        if (slot.name_length == wanted->name_length &&
            memcmp(slot.name, wanted->name, slot.name_length) == 0)
            return true;
        at = slot.end;
    }
    return false;
}

static bool is_silent(const char *form)
{
    return form && !*form;
}

/* A form may use only the names that the compiled-in pattern uses: no others are given. It
 * says something, unless that one may say nothing: paragraphs have words. */
static void check_names(Json item, const char *form, const Pattern *known)
{
    if (is_silent(form) && !is_silent(known->zero) && !is_silent(known->one) &&
        !is_silent(known->other))
        json_error(item, "expected words, found none");
    for (const char *at = form; at && (at = strchr(at, '{'));) {
        Slot slot;
        words_slot(at, &slot);
        if (!names_slot(known->zero, &slot) && !names_slot(known->one, &slot) &&
            !names_slot(known->other, &slot))
            json_error(item, "nothing is called {%.*s} here", (int)slot.name_length,
                       slot.name);
        at = slot.end;
    }
}

/* Families in which a locale may have more than is compiled in: they are said when a model,
 * a tool, a layout or a text brings the rest of the key, or as far as they are counted. */
static bool is_of_open_family(const char *key)
{
    static const char *const families[] = { "abbreviation.", "capability.", "glossary.",
                                            "kind.",         "layout.",     "limit.",
                                            "method.",       "near.",       "remark.",
                                            "stage_short." };
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (text8_starts(key, families[i]))
            return true;
    return false;
}

typedef struct {
    const char **names;
    size_t n;
} Keys;

/* Keys of `some` that `others` does not have. */
static Keys keys_lacking(Arena *arena, Json some, Json others)
{
    Map *known = map_new(arena);
    Keys keys = { .names = ARENA_ARRAY(arena, const char *, json_count(some) + 1) };
    for (Json item = json_first(others); json_here(item); item = json_next(item))
        map_set(known, json_key(item), known);
    for (Json item = json_first(some); json_here(item); item = json_next(item))
        if (!map_get(known, json_key(item)) && strcmp(json_key(item), "$comment") != 0)
            keys.names[keys.n++] = json_key(item);
    return keys;
}

/* A misspelt key is missing under its own name: of the families above, too. */
static void refuse_missing(Json own, Keys missing, Keys unsaid)
{
    for (size_t i = 0; i < missing.n; i++) {
        const char *near = text8_nearest(missing.names[i], unsaid.names, unsaid.n);
        json_error(own, "the pattern \"%s\" is missing%s%s%s", missing.names[i],
                   near ? "; is \"" : "", near ? near : "", near ? "\" meant?" : "");
    }
}

/* A key that nothing says is most likely misspelt, or of another version. */
static void warn_of_unsaid(Arena *arena, Json own, Json all, Keys unsaid)
{
    static const Json nothing = { 0 };
    Keys known = keys_lacking(arena, all, nothing);
    for (size_t i = 0; i < unsaid.n; i++) {
        const char *key = unsaid.names[i];
        if (is_of_open_family(key))
            continue;
        const char *near = text8_nearest(key, known.names, known.n);
        json_warn(json_get(own, key), "nothing says the pattern \"%s\"%s%s%s", key,
                  near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    }
}

/* The program says every pattern of the locales that are compiled in, so one from --data
 * must have them all: those of its own name, else, in a new language, those of English. */
static void check_against_compiled(const Words *words, Arena *arena, Json own,
                                   const char *name, Diag *diag)
{
    static const Bundle compiled_in = { 0 };
    const char *known_by = bundle_has(name) ? name : "data/locales/en.json";
    Json all = json_get(bundle_json(&compiled_in, arena, known_by, diag), "patterns");
    for (Json item = json_first(all); json_here(item); item = json_next(item)) {
        const Pattern *mine = map_get(words->patterns, json_key(item));
        if (!mine || strcmp(json_key(item), "$comment") == 0)
            continue;
        const Pattern *known = read_pattern(arena, item);
        Json at = json_get(own, json_key(item));
        check_names(at, mine->zero, known);
        check_names(at, mine->one, known);
        check_names(at, mine->other, known);
    }
    Keys unsaid = keys_lacking(arena, own, all);
    refuse_missing(own, keys_lacking(arena, all, own), unsaid);
    warn_of_unsaid(arena, own, all, unsaid);
}

/* --- reading ------------------------------------------------------------------------- */

static Words *read_words(Arena *arena, Json in)
{
    Words *words = ARENA_NEW(arena, Words);
    words->patterns = map_new(arena);
    json_only(in, "schema,language,direction,thousands,decimal,date,day,month,percent,"
                  "numbers,months,patterns");
    if (!text8_same(json_text(json_get(in, "schema")), "rung-locale/1"))
        json_expected(json_get(in, "schema"), "\"rung-locale/1\"");
    static const char *const directions[] = { "ltr", "rtl" };
    words->language = json_string(in, "language");
    if (!text8_is_language(words->language))
        json_expected(json_get(in, "language"), "a language, such as \"de\" or \"pt-BR\"");
    words->leftward = json_here(json_get(in, "direction")) &&
                      json_choice(in, "direction", directions, 2) == 1;
    words->thousands = read_sign(in, "thousands", true);
    words->decimal = read_sign(in, "decimal", false);
    for (int i = 0; i < N_SHAPES; i++)
        words->shapes[i] = read_shape(in, (Shape)i);
    words->n_spelled = read_texts(in, "numbers", words->spelled, 2, MOST_SPELLED);
    read_texts(in, "months", words->months, N_MONTHS, N_MONTHS);
    Json all = json_object(in, "patterns");
    for (Json item = json_first(all); json_here(item); item = json_next(item))
        if (strcmp(json_key(item), "$comment") != 0) {
            Pattern *pattern = read_pattern(arena, item);
            map_set(words->patterns, json_key(item), pattern);
            ARENA_PUSH(arena, words->all, words->n_patterns) = pattern;
        }
    return words;
}

static const char folder[] = "data/locales/", suffix[] = ".json";
static const char *const pseudo_tags[] = { "pseudo", "pseudo-rtl" };
enum { N_PSEUDO = sizeof pseudo_tags / sizeof *pseudo_tags };

const char **words_tags(Arena *arena, const Bundle *bundle, size_t *n, Diag *diag)
{
    const char **tags = bundle_list(bundle, arena, folder, suffix, n, diag);
    for (size_t i = 0; i < *n; i++)
        tags[i] = arena_strndup(arena, tags[i] + strlen(folder),
                                strlen(tags[i]) - strlen(folder) - strlen(suffix));
    return tags;
}

static const char **known_tags(Arena *arena, const Bundle *bundle, size_t *n, Diag *diag)
{
    const char **languages = words_tags(arena, bundle, n, diag);
    const char **tags = ARENA_ARRAY(arena, const char *, *n + N_PSEUDO);
    for (size_t i = 0; i < *n; i++)
        tags[i] = languages[i];
    for (size_t i = 0; i < N_PSEUDO; i++)
        tags[(*n)++] = pseudo_tags[i];
    return tags;
}

static bool is_listed(const char *tag, const char *const *tags, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(tags[i], tag) == 0)
            return true;
    return false;
}

static bool check_tag(Arena *arena, const Bundle *bundle, const char *tag, Diag *diag)
{
    size_t n;
    const char **tags = known_tags(arena, bundle, &n, diag);
    if (is_listed(tag, tags, n))
        return true;
    Buffer all = buffer_new(arena);
    for (size_t i = 0; i < n; i++)
        buffer_format(&all, "%s%s", i ? ", " : "", tags[i]);
    diag_usage(diag, "there is no locale \"%s\"; there are %s", tag, all.data);
    return false;
}

const Words *words_load(Arena *arena, const Bundle *bundle, const char *tag, Diag *diag)
{
    size_t before = diag->n_of[DIAG_CONTENT];
    if (!check_tag(arena, bundle, tag, diag))
        return NULL;
    bool pseudo = is_listed(tag, pseudo_tags, N_PSEUDO);
    const char *name = arena_printf(arena, "%s%s%s", folder, pseudo ? "en" : tag, suffix);
    Json in = bundle_json(bundle, arena, name, diag);
    if (!json_here(in))
        return NULL;
    if (json_type(in) != JSON_OBJECT) { /* else every member would be missed */
        json_expected(in, "an object that is a locale");
        return NULL;
    }
    Words *words = read_words(arena, in);
    if (bundle->data_directory && diag->n_of[DIAG_CONTENT] == before)
        check_against_compiled(words, arena, json_get(in, "patterns"), name, diag);
    if (diag->n_of[DIAG_CONTENT] > before)
        return NULL;
    if (pseudo)
        words_make_pseudo(words, arena, tag);
    return words;
}
