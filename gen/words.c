/* Sentences from patterns; see the header. A locale file is parsed once into a map from
 * key to its plural forms; saying a key fills the names of the chosen form. Every way of
 * writing a value, "{n:word}" or "{score:percent}", is a row of the table below. */
#include "words.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"
#include "base/strings.h"
#include "base/text8.h"

enum { N_SPELLED = 10, N_MONTHS = 12, MAX_NAME = 24 };

typedef struct {
    const char *zero, *one, *other; /* zero and one may be NULL: other serves */
} Pattern;

struct Words {
    Map *patterns;
    const char *spelled[N_SPELLED];
    const char *months[N_MONTHS];
    const char *thousands; /* what stands between groups of three figures */
};

/* --- ways of writing a value -------------------------------------------------------- */

typedef void Write(const Words *words, Buffer *out, const WordArg *arg);

static void write_figure(const Words *words, Buffer *out, const WordArg *arg)
{
    char figures[24];
    size_t n = 0;
    uint64_t rest = arg->number < 0 ? 0 - (uint64_t)arg->number : (uint64_t)arg->number;
    do {
        figures[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (arg->number < 0)
        buffer_text(out, "\xe2\x88\x92"); /* U+2212, the minus sign */
    while (n) {
        buffer_char(out, figures[--n]);
        if (n && n % 3 == 0)
            buffer_text(out, words->thousands);
    }
}

static void write_plain(const Words *words, Buffer *out, const WordArg *arg)
{
    if (arg->text)
        buffer_text(out, arg->text);
    else
        write_figure(words, out, arg);
}

static void write_word(const Words *words, Buffer *out, const WordArg *arg)
{
    if (!arg->text && arg->number >= 0 && arg->number < N_SPELLED)
        buffer_text(out, words->spelled[arg->number]);
    else
        write_plain(words, out, arg);
}

static void raise_from(Buffer *out, size_t start)
{
    if (start < out->length && out->data[start] >= 'a' && out->data[start] <= 'z')
        out->data[start] = (char)(out->data[start] - 'a' + 'A');
}

static void write_capital(const Words *words, Buffer *out, const WordArg *arg)
{
    size_t start = out->length;
    write_word(words, out, arg);
    raise_from(out, start);
}

/* Opens a sentence: a name of several words gets its capital ("This organisation"), an
 * identifier ("payments-jobs") stays as its owners write it. */
static void write_start(const Words *words, Buffer *out, const WordArg *arg)
{
    size_t start = out->length;
    write_plain(words, out, arg);
    size_t word = start;
    while (word < out->length && out->data[word] >= 'a' && out->data[word] <= 'z')
        word++;
    if (word < out->length && out->data[word] == ' ')
        raise_from(out, start);
}

/* Latin letters as capitals, those of Latin-1 included; other scripts stay. */
static void write_capitals(const Words *words, Buffer *out, const WordArg *arg)
{
    size_t at = out->length;
    write_plain(words, out, arg);
    for (; at < out->length; at++) {
        unsigned char byte = (unsigned char)out->data[at];
        unsigned char before = at ? (unsigned char)out->data[at - 1] : 0;
        bool accented = before == 0xC3 && byte >= 0xA0 && byte <= 0xBE && byte != 0xB7;
        if ((byte >= 'a' && byte <= 'z') || accented)
            out->data[at] = (char)(byte - 0x20);
    }
}

/* For a title inside a sentence. A first word with another capital ("FaaS", "API") is a
 * name and stays. */
static void write_lower(const Words *words, Buffer *out, const WordArg *arg)
{
    size_t start = out->length;
    write_plain(words, out, arg);
    for (size_t i = start + 1; i < out->length && out->data[i] != ' '; i++)
        if (out->data[i] >= 'A' && out->data[i] <= 'Z')
            return;
    if (start < out->length && out->data[start] >= 'A' && out->data[start] <= 'Z')
        out->data[start] = (char)(out->data[start] - 'A' + 'a');
}

/* Basis points, rounded down as everywhere in the score: 79.6 % never reads "80 %". */
static void write_percent(const Words *words, Buffer *out, const WordArg *arg)
{
    (void)words;
    buffer_int(out, arg->number / 100);
    buffer_text(out, "\xc2\xa0%");
}

static void write_point(Buffer *out, int64_t tenths)
{
    buffer_int(out, tenths / 10);
    buffer_char(out, '.');
    buffer_int(out, tenths % 10);
}

/* Small shares keep a decimal: 281 bp is "2.8 %". */
static void write_share(const Words *words, Buffer *out, const WordArg *arg)
{
    (void)words;
    write_point(out, arg->number / 10);
    buffer_text(out, "\xc2\xa0%");
}

static void write_tenths(const Words *words, Buffer *out, const WordArg *arg)
{
    (void)words;
    write_point(out, arg->number);
}

static void write_day(const Words *words, Buffer *out, const WordArg *arg)
{
    int year, month, day;
    date_parts((Date)arg->number, &year, &month, &day);
    buffer_int(out, day);
    buffer_text(out, "\xc2\xa0");
    buffer_text(out, words->months[month - 1]);
}

static void write_date(const Words *words, Buffer *out, const WordArg *arg)
{
    int year, month, day;
    write_day(words, out, arg);
    date_parts((Date)arg->number, &year, &month, &day);
    buffer_char(out, ' ');
    buffer_int(out, year);
}

static void write_month(const Words *words, Buffer *out, const WordArg *arg)
{
    int year, month, day;
    date_parts((Date)arg->number, &year, &month, &day);
    buffer_text(out, words->months[month - 1]);
    buffer_char(out, ' ');
    buffer_int(out, year);
}

static const struct {
    const char *name;
    Write *write;
} ways[] = {
    { "", write_plain },          { "word", write_word },
    { "Word", write_capital },    { "lower", write_lower },
    { "percent", write_percent }, { "share", write_share },
    { "tenths", write_tenths },   { "date", write_date },
    { "day", write_day },         { "month", write_month },
    { "Start", write_start },     { "capitals", write_capitals },
};
enum { N_WAYS = sizeof ways / sizeof *ways };

static Write *find_way(const char *name, size_t length)
{
    for (size_t i = 0; i < N_WAYS; i++)
        if (strlen(ways[i].name) == length && memcmp(ways[i].name, name, length) == 0)
            return ways[i].write;
    return NULL;
}

/* --- patterns ----------------------------------------------------------------------- */

/* The slot "{name:way}" that begins at `at`; false when it is no slot. */
typedef struct {
    const char *name, *way, *end; /* end: behind the closing brace */
    size_t name_length, way_length;
} Slot;

static bool slot_at(const char *at, Slot *slot)
{
    slot->name = at + 1;
    slot->name_length = strcspn(slot->name, ":{}");
    slot->way = slot->name + slot->name_length;
    if (*slot->way == ':')
        slot->way++;
    slot->way_length = strcspn(slot->way, ":{}");
    slot->end = slot->way + slot->way_length;
    return slot->name_length > 0 && slot->name_length <= MAX_NAME && *slot->end++ == '}';
}

static void check_pattern(Json in, const char *pattern)
{
    const char *names[N_WAYS];
    for (size_t i = 0; i < N_WAYS; i++)
        names[i] = ways[i].name;
    for (const char *at = pattern; (at = strpbrk(at, "{}"));) {
        Slot slot;
        if (*at == '}' || !slot_at(at, &slot)) {
            json_error(in, "expected a text with {name} or {name:way}, found \"%s\"",
                       pattern);
            return;
        }
        if (!find_way(slot.way, slot.way_length)) {
            char way[MAX_NAME + 1] = "";
            memcpy(way, slot.way, slot.way_length < MAX_NAME ? slot.way_length : MAX_NAME);
            const char *near = text8_nearest(way, names, N_WAYS);
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

static void read_texts(Json in, const char *key, const char **texts, size_t n)
{
    Json list = json_array(in, key);
    if (json_count(list) != n)
        json_error(list, "expected %zu words, found %zu", n, json_count(list));
    size_t i = 0;
    for (Json word = json_first(list); json_here(word) && i < n; word = json_next(word))
        texts[i++] = json_text(word);
    for (i = 0; i < n; i++)
        if (!texts[i])
            texts[i] = "";
}

/* --- a locale of the user's own ------------------------------------------------------ */

static bool names_slot(const char *form, const Slot *wanted)
{
    for (const char *at = form; at && (at = strchr(at, '{'));) {
        Slot slot;
        slot_at(at, &slot);
        if (slot.name_length == wanted->name_length &&
            memcmp(slot.name, wanted->name, slot.name_length) == 0)
            return true;
        at = slot.end;
    }
    return false;
}

/* A form may use only the names that the compiled-in pattern uses: no others are given. */
static void check_names(Json item, const char *form, const Pattern *known)
{
    for (const char *at = form; at && (at = strchr(at, '{'));) {
        Slot slot;
        slot_at(at, &slot);
        if (!names_slot(known->zero, &slot) && !names_slot(known->one, &slot) &&
            !names_slot(known->other, &slot))
            json_error(item, "nothing is called {%.*s} here", (int)slot.name_length,
                       slot.name);
        at = slot.end;
    }
}

/* The program says every pattern of the compiled-in locale, so one from --data must have
 * them all. */
static void check_against_compiled(const Words *words, Arena *arena, Json own,
                                   const char *name, Diag *diag)
{
    static const Bundle compiled_in = { 0 };
    char *bytes;
    size_t length;
    const char *path;
    if (!bundle_get(&compiled_in, arena, name, &bytes, &length, &path, diag))
        return; /* a language of the user's own */
    Json all = json_get(json_read(arena, path, bytes, length, diag), "patterns");
    for (Json item = json_first(all); json_here(item); item = json_next(item)) {
        const Pattern *mine = map_get(words->patterns, json_key(item));
        if (strcmp(json_key(item), "$comment") == 0)
            continue;
        if (!mine) {
            json_error(own, "the pattern \"%s\" is missing", json_key(item));
            continue;
        }
        const Pattern *known = read_pattern(arena, item);
        Json at = json_get(own, json_key(item));
        check_names(at, mine->zero, known);
        check_names(at, mine->one, known);
        check_names(at, mine->other, known);
    }
}

const Words *words_load(Arena *arena, const Bundle *bundle, const char *locale, Diag *diag)
{
    const char *name = arena_printf(arena, "data/locales/%s.json", locale);
    size_t before = diag->n_lines;
    Json in = bundle_json(bundle, arena, name, diag);
    if (!json_here(in))
        return NULL;
    Words *words = ARENA_NEW(arena, Words);
    words->patterns = map_new(arena);
    json_only(in, "schema,language,thousands,numbers,months,patterns");
    words->thousands = json_string(in, "thousands");
    read_texts(in, "numbers", words->spelled, N_SPELLED);
    read_texts(in, "months", words->months, N_MONTHS);
    Json all = json_object(in, "patterns");
    for (Json item = json_first(all); json_here(item); item = json_next(item))
        if (strcmp(json_key(item), "$comment") != 0)
            map_set(words->patterns, json_key(item), read_pattern(arena, item));
    if (bundle->data_directory && diag->n_lines == before)
        check_against_compiled(words, arena, all, name, diag);
    return diag->n_lines == before ? words : NULL;
}

/* --- saying ------------------------------------------------------------------------- */

static const WordArg *find_arg(WordArgs args, const char *name, size_t length)
{
    for (size_t i = 0; i < args.n; i++)
        if (strlen(args.args[i].name) == length &&
            memcmp(args.args[i].name, name, length) == 0)
            return &args.args[i];
    return NULL;
}

static const char *choose_form(const Pattern *pattern, WordArgs args)
{
    const WordArg *n = find_arg(args, "n", 1);
    if (n && !n->text && n->number == 0 && pattern->zero)
        return pattern->zero;
    if (n && !n->text && n->number == 1 && pattern->one)
        return pattern->one;
    return pattern->other;
}

bool words_have(const Words *words, const char *key)
{
    return map_get(words->patterns, key) != NULL;
}

const char *words_say(const Words *words, Arena *arena, const char *key, WordArgs args)
{
    const Pattern *pattern = map_get(words->patterns, key);
    assert(pattern && "a key that the locale lacks");
    const char *at = choose_form(pattern, args);
    if (!strchr(at, '{'))
        return at;
    Buffer out = buffer_new(arena);
    for (const char *brace; (brace = strchr(at, '{'));) {
        Slot slot;
        buffer_bytes(&out, at, (size_t)(brace - at));
        slot_at(brace, &slot);
        const WordArg *arg = find_arg(args, slot.name, slot.name_length);
        assert(arg && "a name that the caller does not give");
        bool turns = arg->text && text8_turns(arg->text);
        buffer_text(&out, turns ? TEXT8_ISOLATE : "");
        find_way(slot.way, slot.way_length)(words, &out, arg);
        buffer_text(&out, turns ? TEXT8_ISOLATE_END : "");
        at = slot.end;
    }
    buffer_text(&out, at);
    return out.data;
}

const char *words_list(const Words *words, Arena *arena, const char *const *items, size_t n)
{
    if (n == 0)
        return "";
    const char *list = items[0];
    for (size_t i = 1; i < n; i++)
        list = words_say(words, arena, i + 1 < n ? "list.more" : "list.last",
                         SAY({ "a", .text = list }, { "b", .text = items[i] }));
    return list;
}
