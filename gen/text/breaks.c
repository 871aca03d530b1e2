/* Line break opportunities; see the header.
 *
 * libunibreak takes 400 instructions a letter, and reports repeat their words. Between
 * spaces a word's breaks depend on the word alone; behind spaces, on the last character
 * before and the first one after them (rules LB7 to LB18). Both are asked for once. */
#include "text/breaks.h"

#include <linebreak.h>
#include <string.h>
#include <threads.h>

#include "base/text8.h"
#include "text/grapheme.h"

typedef enum { KNOWN_WORD, KNOWN_SPACE } Known;

unsigned char *breaks_in_whole(Arena *arena, const char *text, size_t length)
{
    static once_flag ready = ONCE_FLAG_INIT;
    unsigned char *breaks = arena_alloc(arena, length + 1);
    call_once(&ready, init_linebreak);
    set_linebreaks_utf8((const utf8_t *)text, length, "en", (char *)breaks);
    for (size_t i = 0; i < length; i++)
        breaks[i] = breaks[i] == LINEBREAK_MUSTBREAK    ? BREAK_MUST
                    : breaks[i] == LINEBREAK_ALLOWBREAK ? BREAK_MAY
                                                        : BREAK_NEVER;
    if (length)
        breaks[length - 1] = BREAK_MUST;
    return breaks;
}

static const unsigned char *known_breaks(Cache *known, Known kind, const char *text,
                                         size_t length)
{
    const char **kept;
    void **place = cache_place(known, kind, text, length, &kept);
    if (*place)
        return *place;
    *kept = arena_strndup(known->arena, text, length);
    return *place = breaks_in_whole(known->arena, *kept, length);
}

static size_t character_before(const char *text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    return at;
}

/* Where the last letter of a word begins, its marks included. */
static size_t last_letter(const char *word, size_t length)
{
    size_t at = character_before(word, length);
    const char *mark = word + at;
    while (at > 0 && grapheme_leans_back(text8_next(&mark, word + length))) {
        at = character_before(word, at);
        mark = word + at;
    }
    return at;
}

/* Whether a line may end at the spaces between two words. */
static Break break_at_space(Cache *known, const char *before, size_t n_before,
                            const char *after, size_t n_after)
{
    enum { LONGEST = 64 };
    char key[LONGEST];
    size_t first = last_letter(before, n_before), n_last = n_before - first, n_first = 1;
    while (n_first < n_after && ((unsigned char)after[n_first] & 0xC0) == 0x80)
        n_first++;
    if (n_last + 1 + n_first > LONGEST) /* dozens of marks on one letter */
        return BREAK_MAY;
    memcpy(key, before + first, n_last);
    key[n_last] = ' ';
    memcpy(key + n_last + 1, after, n_first);
    return known_breaks(known, KNOWN_SPACE, key, n_last + 1 + n_first)[n_last];
}

static size_t length_of(const char *text, size_t at, size_t length, bool spaces)
{
    size_t end = at;
    while (end < length && (text[end] == ' ') == spaces)
        end++;
    return end - at;
}

/* Line feeds, tabs and the separators of Unicode follow other rules than spaces, and so
 * do spaces before the first word. */
static bool is_simple(const char *text)
{
    return *text != ' ' && !strpbrk(text, "\t\n\v\f\r") && !strstr(text, "\xC2\x85") &&
           !strstr(text, "\xE2\x80\xA8") && !strstr(text, "\xE2\x80\xA9");
}

unsigned char *breaks_find(Cache *known, Arena *arena, const char *text, size_t length)
{
    if (!length || !is_simple(text))
        return breaks_in_whole(arena, text, length);
    unsigned char *breaks = arena_alloc(arena, length + 1);
    for (size_t at = 0; at < length;) {
        size_t n_word = length_of(text, at, length, false);
        size_t n_spaces = length_of(text, at + n_word, length, true);
        size_t next = at + n_word + n_spaces;
        const unsigned char *inside = known_breaks(known, KNOWN_WORD, text + at, n_word);
        memcpy(breaks + at, inside, n_word - 1);
        if (n_spaces && next < length)
            breaks[next - 1] =
                (unsigned char)break_at_space(known, text + at, n_word, text + next,
                                              length_of(text, next, length, false));
        at = next;
    }
    breaks[length - 1] = BREAK_MUST;
    return breaks;
}

void breaks_in_code(unsigned char *breaks, const char *text, size_t start, size_t end)
{
    static const char signs[] = "/:.-_";
    for (size_t i = start; i + 1 < end; i++) {
        bool sign = text[i] && strchr(signs, text[i]);
        /* "://" and "::" stay together. */
        if (sign && !strchr(signs, text[i + 1]) && text[i + 1] != ' ' &&
            breaks[i] == BREAK_NEVER)
            breaks[i] = BREAK_MAY;
    }
}
