/* Tags and labels: who owns a function, what it is part of, how critical it is. */
#include "ingest/function/functions.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/shared.h"

/* The function's place in the template that CloudFormation made it from. */
static const char logical_id[] = "aws:cloudformation:logical-id";

static const char *lower(Arena *arena, const char *text)
{
    char *out = arena_strdup(arena, text);
    for (char *at = out; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return out;
}

/* A member of an object; or {"Key", "Value"}, as the APIs of AWS list them. */
static const char *key_of(Json tag)
{
    return json_is(tag, JSON_OBJECT) ? json_text(json_get(tag, "Key")) : json_key(tag);
}

static const char *value_of(Json tag)
{
    return json_is(tag, JSON_OBJECT) ? json_text(json_get(tag, "Value")) : json_text(tag);
}

/* The first glob that fits a key decides. */
static const char *tagged(Arena *arena, Json tags, const char *const *globs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (Json tag = json_first(tags); json_here(tag); tag = json_next(tag)) {
            const char *key = key_of(tag), *value = value_of(tag);
            if (key && value && *value && text8_matches(globs[i], lower(arena, key)))
                return value;
        }
    return NULL;
}

static int weight_of(Arena *arena, Json tags)
{
    static const char *const keys[] = { "criticality", "resource_weight" };
    static const struct {
        const char *word;
        int weight;
    } words[] = { { "low", 1 },  { "1", 1 }, { "medium", 2 },  { "2", 2 },
                  { "high", 3 }, { "3", 3 }, { "critical", 3 } };
    const char *word = tagged(arena, tags, keys, 2);
    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
        if (text8_same_nocase(words[i].word, word))
            return words[i].weight;
    return 0;
}

static void judge(Reading *reading, const char *owner, const char *service,
                  const Record *record)
{
    const Tool *tool = reading->tool;
    Record tagged_so = *record;
    if (!tool || !tool_find_test(tool, TEST_TAGS))
        tool = intake_tool(reading, "inventory");
    if (!tool)
        return;
    tagged_so.tool = tool;
    tagged_so.outcome = owner && service ? OUTCOME_PASS : OUTCOME_FAIL;
    tagged_so.message = owner && service ? NULL
                        : owner          ? "no tag names its service"
                        : service        ? "no tag names its owner"
                                         : "no tag names its owner or its service";
    intake_test(reading, tool, TEST_TAGS, &tagged_so);
}

void tags_read(Reading *reading, Json tags, Thing *thing, const Record *record,
               bool is_evidence)
{
    static const char *const logical_ids[] = { logical_id };
    Arena *each = reading->each;
    const Platform *platform = shared_platform(reading->intake->shared);
    if (!platform || !json_here(tags))
        return;
    const char *owner = tagged(each, tags, platform->owner_tags, platform->n_owner_tags);
    const char *service =
        tagged(each, tags, platform->service_tags, platform->n_service_tags);
    const char *logical = tagged(each, tags, logical_ids, 1);
    int weight = weight_of(each, tags);
    if (owner)
        thing->tagged = intake_text(reading, owner);
    if (logical)
        thing->logical = intake_text(reading, logical);
    if (weight)
        thing->weight = weight;
    if (is_evidence)
        judge(reading, owner, service, record);
}
