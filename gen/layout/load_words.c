/* The words and texts that members of a layout may hold. */
#include <string.h>

#include "base/text8.h"
#include "layout/load.h"

enum { MOST_TERMS = 16 };

void member_unknown(Json in, const char *what, const char *found, const char *const *names,
                    size_t n)
{
    const char *near = text8_nearest(found, names, n);
    if (near)
        json_error(in, "unknown %s \"%s\"; did you mean \"%s\"?", what, found, near);
    else
        json_error(in, "unknown %s \"%s\"", what, found);
}

bool member_find(const char *word, const char *const *names, size_t n, size_t *at)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], word) == 0) {
            *at = i;
            return true;
        }
    return false;
}

size_t member_term(Json in, const char *key, const Term *terms, size_t n)
{
    const char *names[MOST_TERMS];
    for (size_t i = 0; i < n; i++)
        names[i] = terms[i].name;
    return json_here(json_get(in, key)) ? json_choice(in, key, names, n) : 0;
}

Condition member_when(Json in)
{
    Condition condition = { .when = WHEN_ANY };
    Json member = json_get(in, "when");
    if (!json_here(member))
        return condition;
    const char *word = json_string(in, "when");
    condition.not = text8_starts(word, "not-");
    size_t at = 0;
    const char *names[N_WHENS];
    for (size_t i = 0; i < N_WHENS; i++)
        names[i] = when_terms[i].name;
    const char *bare = condition.not ? word + strlen("not-") : word;
    if (!member_find(bare, names, N_WHENS, &at))
        member_unknown(member, "condition", bare, names, N_WHENS);
    condition.when = (When)at;
    return condition;
}

/* A text of the locale's, in any language there is: those of English are looked at. What
 * is compiled in is known to be right: a test looks at it. */
const char *member_locale_text(Arena *arena, Json in, const char *text, NamesWhere where)
{
    static const Bundle compiled_in = { 0 };
    if (bundle_has(json_origin(in).file))
        return text;
    const Words *words = words_load(arena, &compiled_in, "en", diag_new(arena));
    const char *pattern = words ? words_pattern(words, text + 1) : NULL;
    const char *complaint = pattern ? names_complaint(arena, pattern, where) : NULL;
    if (!pattern)
        json_error(in, "there is no text \"%s\" in the locales", text);
    else if (complaint)
        json_error(in, "%s: %s", text, complaint);
    return text;
}

const char *member_text(Arena *arena, Json in, const char *key, NamesWhere where,
                        bool may_find)
{
    static const char finding[] = "finding:";
    Json member = json_get(in, key);
    if (!json_here(member))
        return NULL;
    const char *text = json_string(in, key);
    if (may_find && text8_starts(text, finding)) {
        size_t at;
        if (!member_find(text + strlen(finding), finding_names, n_findings, &at))
            member_unknown(member, "finding", text + strlen(finding), finding_names,
                           n_findings);
        return text;
    }
    if (text8_starts(text, LOCALE_TEXT))
        return member_locale_text(arena, member, text, where);
    const char *complaint = names_complaint(arena, text, where);
    if (complaint)
        json_error(member, "%s", complaint);
    return text;
}
