/* See the header. Words no scanner is known to use say nothing. */
#include "ingest/list/gravity.h"

#include <stddef.h>

#include "base/text8.h"

enum { FIRST_HIGH = 7 }; /* CVSS 3.1, section 5: high is 7.0 to 8.9 */

static const struct {
    const char *word;
    Gravity gravity;
} words[] = {
    { "critical", GRAVITY_GRAVE }, { "high", GRAVITY_GRAVE },
    { "medium", GRAVITY_LESS },    { "moderate", GRAVITY_LESS },
    { "low", GRAVITY_LESS },       { "negligible", GRAVITY_LESS },
    { "info", GRAVITY_LESS },      { "none", GRAVITY_LESS },
};

Gravity gravity_of_word(const char *word)
{
    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
        if (text8_same_nocase(words[i].word, word))
            return words[i].gravity;
    return GRAVITY_UNKNOWN;
}

Gravity gravity_of_digits(const char *score)
{
    int whole = 0;
    if (!score || *score < '0' || *score > '9')
        return GRAVITY_UNKNOWN;
    for (; *score >= '0' && *score <= '9' && whole < 100; score++)
        whole = whole * 10 + (*score - '0');
    return whole >= FIRST_HIGH ? GRAVITY_GRAVE : GRAVITY_LESS;
}

Gravity gravity_of_score(Json score)
{
    if (!json_is(score, JSON_NUMBER))
        return gravity_of_digits(json_text(score));
    double value = json_double(score, -1);
    if (value < 0)
        return GRAVITY_UNKNOWN;
    return value >= FIRST_HIGH ? GRAVITY_GRAVE : GRAVITY_LESS;
}
