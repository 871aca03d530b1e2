/* Who watches a function, told from its layers, its handler and the names of its variables
 * (data/platform/observers.json). */
#include "ingest/function/functions.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/shared.h"

static bool is_among(const char *const *words, size_t n, const char *word)
{
    for (size_t i = 0; word && i < n; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

static const char *matching(const char *const *globs, size_t n_globs,
                            const char *const *texts, size_t n_texts)
{
    for (size_t i = 0; i < n_globs; i++)
        for (size_t k = 0; k < n_texts; k++)
            if (text8_matches(globs[i], texts[k]))
                return texts[k];
    return NULL;
}

static bool has_layer(const Observer *observer, const Signs *signs)
{
    return matching(observer->layers, observer->n_layers, signs->layers, signs->n_layers);
}

/* What gives it away, in words; NULL when nothing does. */
static const char *sign_of(Arena *arena, const Observer *observer, const Signs *signs)
{
    if (has_layer(observer, signs))
        return "its layer";
    if (signs->handler &&
        matching(observer->handlers, observer->n_handlers, &signs->handler, 1))
        return "its handler";
    if (is_among(observer->wrappers, observer->n_wrappers, signs->wrapper))
        return "its wrapper";
    for (size_t i = 0; i < signs->n_names; i++)
        if (is_among(observer->environment, observer->n_environment, signs->names[i]))
            return arena_printf(arena, "its variable %s", signs->names[i]);
    return NULL;
}

static bool yields(const Platform *platform, const Observer *observer, const Signs *signs)
{
    for (size_t i = 0; observer->yields_to && i < platform->n_observers; i++)
        if (strcmp(platform->observers[i].id, observer->yields_to) == 0)
            return has_layer(&platform->observers[i], signs);
    return false;
}

/* Indirect evidence: that it is there, not that anybody looks. */
static void prove(Reading *reading, const Observer *observer, const char *sign,
                  const Record *record)
{
    Record watched = *record;
    watched.outcome = OUTCOME_PASS;
    watched.check = arena_printf(reading->each, "observer:%s", observer->id);
    watched.title = arena_printf(reading->each, "%s watches it", observer->name);
    watched.message = arena_printf(reading->each, "%s shows %s%s%s", sign, observer->name,
                                   observer->status ? "; " : "",
                                   observer->status ? observer->status : "");
    for (size_t i = 0; i < observer->n_practices; i++)
        intake_observe(reading, observer->practices[i], STRENGTH_INDIRECT, &watched);
}

static void suspect_secrets(Reading *reading, const Observer *observer, const Signs *signs,
                            const Record *record)
{
    for (size_t i = 0; i < signs->n_names; i++) {
        if (!is_among(observer->secrets, observer->n_secrets, signs->names[i]))
            continue;
        Record found = *record;
        found.outcome = OUTCOME_FAIL;
        found.message =
            arena_printf(reading->each, "the variable %s holds a secret of %s in clear",
                         signs->names[i], observer->name);
        intake_test(reading, reading->tool, TEST_OBSERVER_SECRET, &found);
        return;
    }
}

void observers_see(Reading *reading, const Signs *signs, Thing *thing, const Record *record,
                   bool is_evidence)
{
    Intake *intake = reading->intake;
    const Platform *platform = shared_platform(intake->shared);
    for (size_t i = 0; platform && i < platform->n_observers; i++) {
        const Observer *observer = &platform->observers[i];
        if (!is_among(observer->providers, observer->n_providers, signs->provider))
            continue;
        if (is_evidence)
            suspect_secrets(reading, observer, signs, record);
        const char *sign = sign_of(reading->each, observer, signs);
        if (!sign || yields(platform, observer, signs))
            continue;
        Watch watch = { .thing = thing, .observer = observer };
        ARENA_PUSH(intake->arena, intake->watches, intake->n_watches) = watch;
        if (is_evidence)
            prove(reading, observer, sign, record);
    }
}
