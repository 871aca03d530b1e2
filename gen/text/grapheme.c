/* Grapheme clusters, by the rules of UAX #29 that matter for cutting a word that is too
 * wide: marks and joiners (GB9), regional indicators in pairs (GB12), Hangul (GB6 to 8). */
#include "text/grapheme.h"

#include "base/text8.h"

/* No script puts more on one letter; UAX #15 has 30 marks as the longest that need be kept
 * together. Shaping takes the square of it. */
enum { LONGEST = 32 };
enum { ZERO_WIDTH_JOINER = 0x200D };

hb_unicode_general_category_t grapheme_category(uint32_t c)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
}

bool grapheme_leans_back(uint32_t c)
{
    if (c < 0x300)
        return false;
    if (c >= 0x1F3FB && c <= 0x1F3FF) /* skin tones */
        return true;
    hb_unicode_general_category_t category = grapheme_category(c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

static bool is_regional(uint32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* Conjoining vowels and final consonants. */
static bool is_hangul_tail(uint32_t c)
{
    return c >= 0x1160 && c <= 0x11FF;
}

size_t grapheme_length(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    if (at == end)
        return 0;
    uint32_t before = text8_next(&at, end);
    bool flag_open = is_regional(before);
    for (int n = 1; at < end && n < LONGEST; n++) {
        const char *next = at;
        uint32_t c = text8_next(&next, end);
        bool joined = grapheme_leans_back(c) || before == ZERO_WIDTH_JOINER ||
                      is_hangul_tail(c) || (flag_open && is_regional(c));
        if (!joined)
            break;
        flag_open = false;
        before = c;
        at = next;
    }
    return (size_t)(at - text);
}
