/* Text and addresses for wikis. A wiki gives a meaning to nearly every punctuation mark
 * somewhere, and each reads pages in its own way; a numeric character reference means the
 * character and nothing else in all of them. */
#include <string.h>

#include "base/text8.h"
#include "emit/wiki.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/* The marks of a sentence, seen between their neighbours. "1." and "1)" begin lists,
 * "www." an address, "- " a list; a colon can make an address of what stands around it. */
static bool is_of_a_sentence(char before, char mark, char after)
{
    bool ends = after == '\0' || is_blank(after);
    bool figure = is_digit(before) && is_digit(after);
    bool inside = is_letter(before) || is_digit(before);
    switch (mark) {
    case '.':
        return figure || (ends && before != 'w' && before != 'W' &&
                          (is_letter(before) || before == '%' || before == ')'));
    case ':': return is_word(before) && is_blank(after);
    case '-': return is_word(before) && is_word(after);
    case '_': return inside && (is_letter(after) || is_digit(after));
    case ')': return is_letter(before);
    case '&': return is_blank(before) && is_blank(after);
    case '+': return is_digit(after);
    }
    return false;
}

static bool begins_line(const Buffer *out)
{
    return !out->length || out->data[out->length - 1] == '\n';
}

void wiki_text(Buffer *out, const char *text, const char *plain)
{
    bool changed;
    if (!text)
        return;
    text = text8_clean(out->arena, text, &changed);
    char before = '\0';
    for (; *text; before = *text++) {
        char c = *text;
        if (is_blank(c)) {
            if (!is_blank(before) && !begins_line(out))
                buffer_char(out, ' ');
        } else if (is_word(c) || strchr(plain, c) || is_of_a_sentence(before, c, text[1])) {
            buffer_char(out, c);
        } else {
            buffer_format(out, "&#%d;", c);
        }
    }
}

TargetKind wiki_target(const char *target)
{
    static const char *const safe[] = { "https://", "http://", "mailto:" };
    if (!target)
        return TARGET_NOWHERE;
    if (*target == '#' && target[1])
        return TARGET_ANCHOR;
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        if (text8_starts(target, safe[i]))
            return TARGET_URL;
    return TARGET_NOWHERE;
}

/* A percent sign stands: what was encoded already stays so. Semicolons do not, since they
 * could end a character reference. */
void wiki_url(Buffer *out, const char *url)
{
    static const char digits[] = "0123456789ABCDEF";
    for (; *url; url++) {
        unsigned char c = (unsigned char)*url;
        if ((is_word(*url) && c < 0x80) || strchr("-./:?&=%#+,@", c)) {
            buffer_char(out, *url);
            continue;
        }
        buffer_char(out, '%');
        buffer_char(out, digits[c >> 4]);
        buffer_char(out, digits[c & 0xF]);
    }
}

int wiki_rank(const Column *column, Prose cell)
{
    if (!column->scale || cell.n_parts != 1)
        return 0;
    size_t length = strlen(cell.parts->text);
    int rank = 1;
    for (const char *at = column->scale; *at; rank++) {
        size_t word = strcspn(at, "|");
        if (word == length && memcmp(at, cell.parts->text, word) == 0)
            return rank;
        at += word + (at[word] == '|');
    }
    return 0;
}
