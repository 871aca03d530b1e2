/* Spaces at which no line breaks; see the header. */
#include "layout/no_break.h"

#include <stdbool.h>
#include <string.h>

#include "base/buffer.h"

static const char BADGE_SIDE[] = NO_BREAK_SPACE NO_BREAK_SPACE NO_BREAK_SPACE;

/* --- badges ----------------------------------------------------------------------- */

static bool is_no_break_space(const char *at)
{
    return strncmp(at, NO_BREAK_SPACE, 2) == 0;
}

const char *badge_span(Arena *arena, const char *word)
{
    Buffer text = buffer_new(arena);
    buffer_text(&text, BADGE_SIDE);
    for (; *word; word++)
        if (*word == ' ')
            buffer_text(&text, NO_BREAK_SPACE);
        else
            buffer_char(&text, *word);
    buffer_text(&text, BADGE_SIDE);
    return text.data;
}

const char *plain_spaces(Arena *arena, const char *text, const char *end)
{
    Buffer plain = buffer_new(arena);
    while (text < end) {
        bool space = is_no_break_space(text);
        buffer_char(&plain, space ? ' ' : *text);
        text += space ? 2 : 1;
    }
    return plain.length ? plain.data : "";
}

const char *badge_word(Arena *arena, const char *text, size_t *lead)
{
    for (*lead = 0; is_no_break_space(text); text += 2)
        ++*lead;
    const char *end = text + strlen(text);
    while (end - text >= 2 && is_no_break_space(end - 2))
        end -= 2;
    return plain_spaces(arena, text, end);
}

/* --- numbers ---------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a line must not break at this space: "64 %", and in headings "stage 2". */
static bool binds(const char *text, const char *space, bool heading)
{
    if (space == text)
        return false;
    bool percentage = space[1] == '%' && is_digit(space[-1]);
    bool letter = (space[-1] >= 'a' && space[-1] <= 'z') || (space[-1] & 0x80);
    return percentage || (heading && letter && is_digit(space[1]));
}

const char *bind_numbers(Arena *arena, const char *text, bool heading)
{
    const char *space = strchr(text, ' ');
    while (space && !binds(text, space, heading))
        space = strchr(space + 1, ' ');
    if (!space || strstr(text, NO_BREAK_SPACE))
        return text; /* what binds its spaces itself knows better */
    Buffer bound = buffer_new(arena);
    for (const char *at = text; *at; at++)
        if (*at == ' ' && binds(text, at, heading))
            buffer_text(&bound, NO_BREAK_SPACE);
        else
            buffer_char(&bound, *at);
    return bound.data;
}
