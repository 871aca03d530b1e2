/* Line break opportunities; see the header. */
#include "text/breaks.h"

#include <linebreak.h>
#include <string.h>

unsigned char *breaks_find(Arena *arena, const char *text, size_t length)
{
    unsigned char *breaks = arena_alloc(arena, length + 1);
    init_linebreak();
    set_linebreaks_utf8((const utf8_t *)text, length, "en", (char *)breaks);
    for (size_t i = 0; i < length; i++)
        breaks[i] = breaks[i] == LINEBREAK_MUSTBREAK    ? BREAK_MUST
                    : breaks[i] == LINEBREAK_ALLOWBREAK ? BREAK_MAY
                                                        : BREAK_NEVER;
    if (length)
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
