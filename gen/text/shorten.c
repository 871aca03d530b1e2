/* Cutting a text so that it fits a width, with an ellipsis for what is gone. */
#include <string.h>

#include "text/faces.h"
#include "text/grapheme.h"

static const char ellipsis[] = "\xE2\x80\xA6";

const char *text_shorten(Faces *faces, Arena *arena, TextStyle style, const char *text,
                         double width)
{
    if (text_width(faces, style, text) <= width)
        return text;
    size_t length = strlen(text), kept = 0;
    const char *shortened = text_width(faces, style, ellipsis) <= width ? ellipsis : "";
    while (*shortened && kept < length) {
        kept += grapheme_length(text + kept, length - kept);
        size_t end = kept;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        const char *tried = arena_printf(arena, "%.*s%s", (int)end, text, ellipsis);
        if (text_width(faces, style, tried) > width)
            break;
        shortened = tried;
    }
    return shortened;
}
