/* Values as a language writes them: figures, shares, dates, spelled numbers, capitals.
 * Every way of writing one, "{n:word}" or "{score:percent}", is a row of the table at the
 * end; what differs between languages is read from the locale. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text8.h"
#include "words_parts.h"

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
    if (!arg->text && arg->number >= 0 && arg->number < (int64_t)words->n_spelled)
        buffer_text(out, words->spelled[arg->number]);
    else
        write_plain(words, out, arg);
}

/* The capital of the letter that ends at `at`: of ASCII, or the second byte of one of
 * Latin-1 (U+00E0 to U+00FE), whose capitals stand 0x20 below. Others stay. */
static char capital_of(const Buffer *out, size_t at)
{
    unsigned char byte = (unsigned char)out->data[at];
    unsigned char before = at ? (unsigned char)out->data[at - 1] : 0;
    bool accented = before == 0xC3 && byte >= 0xA0 && byte <= 0xBE && byte != 0xB7;
    return (char)((byte >= 'a' && byte <= 'z') || accented ? byte - 0x20 : byte);
}

static void raise_from(Buffer *out, size_t start)
{
    for (size_t at = start; at < start + 2 && at < out->length; at++) {
        out->data[at] = capital_of(out, at);
        if ((unsigned char)out->data[at] != 0xC3)
            return;
    }
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
    for (; at < out->length; at++)
        out->data[at] = capital_of(out, at);
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

/* A shape with its slots filled: each {name} by the part of that name. */
static void put_shape(Buffer *out, const char *shape, const WordArg *parts, size_t n)
{
    for (const char *brace; (brace = strchr(shape, '{'));) {
        Slot slot;
        buffer_bytes(out, shape, (size_t)(brace - shape));
        words_slot(brace, &slot);
        for (size_t i = 0; i < n; i++)
            if (strlen(parts[i].name) == slot.name_length &&
                memcmp(parts[i].name, slot.name, slot.name_length) == 0)
                buffer_text(out, parts[i].text);
        shape = slot.end;
    }
    buffer_text(out, shape);
}

static void put_percent(const Words *words, Buffer *out, const char *figures)
{
    const WordArg part = { "x", .text = figures };
    put_shape(out, words->shapes[SHAPE_PERCENT], &part, 1);
}

enum { FIGURES = 32 };

static void put_whole(char figures[FIGURES], int64_t number)
{
    snprintf(figures, FIGURES, "%" PRId64, number);
}

static void put_tenths(const Words *words, char figures[FIGURES], int64_t tenths)
{
    snprintf(figures, FIGURES, "%" PRId64 "%s%" PRId64, tenths / 10, words->decimal,
             tenths % 10);
}

/* Basis points, rounded down as everywhere in the score: 79.6 % never reads "80 %". */
static void write_percent(const Words *words, Buffer *out, const WordArg *arg)
{
    char figures[FIGURES];
    put_whole(figures, arg->number / 100);
    put_percent(words, out, figures);
}

/* Small shares keep a decimal: 281 bp is "2.8 %". */
static void write_share(const Words *words, Buffer *out, const WordArg *arg)
{
    char figures[FIGURES];
    put_tenths(words, figures, arg->number / 10);
    put_percent(words, out, figures);
}

static void write_tenths(const Words *words, Buffer *out, const WordArg *arg)
{
    char figures[FIGURES];
    put_tenths(words, figures, arg->number);
    buffer_text(out, figures);
}

static void put_date(const Words *words, Buffer *out, Date date, Shape shape)
{
    int year, month, day;
    char days[FIGURES], years[FIGURES];
    date_parts(date, &year, &month, &day);
    put_whole(days, day);
    put_whole(years, year);
    const WordArg parts[] = { { "day", .text = days },
                              { "month", .text = words->months[month - 1] },
                              { "year", .text = years } };
    put_shape(out, words->shapes[shape], parts, sizeof parts / sizeof *parts);
}

static void write_day(const Words *words, Buffer *out, const WordArg *arg)
{
    put_date(words, out, (Date)arg->number, SHAPE_DAY);
}

static void write_date(const Words *words, Buffer *out, const WordArg *arg)
{
    put_date(words, out, (Date)arg->number, SHAPE_DATE);
}

static void write_month(const Words *words, Buffer *out, const WordArg *arg)
{
    put_date(words, out, (Date)arg->number, SHAPE_MONTH);
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

Write *words_way(const char *name, size_t length)
{
    for (size_t i = 0; i < N_WAYS; i++)
        if (strlen(ways[i].name) == length && memcmp(ways[i].name, name, length) == 0)
            return ways[i].write;
    return NULL;
}

const char *words_nearest_way(const char *name)
{
    const char *names[N_WAYS];
    for (size_t i = 0; i < N_WAYS; i++)
        names[i] = ways[i].name;
    return text8_nearest(name, names, N_WAYS);
}
