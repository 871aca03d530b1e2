/* Languages that nobody speaks, for tests: English with accents, two fifths longer, each
 * text between brackets. What stands in a report outside of brackets was not said from a
 * locale; what is cut off has lost its closing bracket. "pseudo-rtl" also runs from right
 * to left, so that a page that forgets to turn is seen to. */
#include <string.h>

#include "words_parts.h"

static const char open_bracket[] = "\xe2\x9f\xa6", close_bracket[] = "\xe2\x9f\xa7";

/* Letters of Latin-1, which every face has. */
static const char *accented(char letter)
{
    static const char plain[] = "aceinouyACEINOUY";
    static const char *const accents[] = { "á", "ç", "é", "í", "ñ", "ó", "ú", "ý",
                                           "Á", "Ç", "É", "Í", "Ñ", "Ó", "Ú", "Ý" };
    const char *at = letter ? strchr(plain, letter) : NULL;
    return at ? accents[at - plain] : NULL;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* A text without letters (", ", "{a} · {b}") is not of a language. */
static bool has_letters(const char *text)
{
    for (; *text; text++) {
        if (*text == '{')
            text = strchr(text, '}');
        if (is_letter(*text))
            return true;
    }
    return false;
}

static const char *bend(Arena *arena, const char *text)
{
    if (!text || !has_letters(text))
        return text;
    Buffer out = buffer_new(arena);
    size_t letters = 0, longer = 0;
    buffer_text(&out, open_bracket);
    for (const char *at = text; *at; at++) {
        if (*at == '{') {
            size_t length = strcspn(at, "}") + 1;
            buffer_bytes(&out, at, length);
            at += length - 1;
            continue;
        }
        const char *accent = accented(*at);
        if (accent)
            buffer_text(&out, accent);
        else
            buffer_char(&out, *at);
        letters += is_letter(*at);
        if (*at == ' ') /* the longer text is broken into lines where the text is */
            for (; longer < letters * 2 / 5; longer++)
                buffer_text(&out, "~");
    }
    for (; longer < letters * 2 / 5 + 1; longer++)
        buffer_text(&out, "~");
    buffer_text(&out, close_bracket);
    return out.data;
}

static void bend_pattern(Arena *arena, Pattern *pattern)
{
    pattern->zero = bend(arena, pattern->zero);
    pattern->one = bend(arena, pattern->one);
    pattern->other = bend(arena, pattern->other);
}

static void bend_texts(Arena *arena, const char **texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        texts[i] = bend(arena, texts[i]);
}

void words_make_pseudo(Words *words, Arena *arena, const char *tag)
{
    for (size_t i = 0; i < words->n_patterns; i++)
        bend_pattern(arena, words->all[i]);
    bend_texts(arena, words->spelled, words->n_spelled);
    bend_texts(arena, words->months, N_MONTHS);
    words->leftward = strcmp(tag, "pseudo-rtl") == 0;
    words->language = words->leftward ? "ar-XB" : "en-XA";
}
