/* Sentences from patterns: saying a key fills the names of the form that fits. */
#include "words.h"

#include <assert.h>
#include <string.h>

#include "base/text8.h"
#include "words_parts.h"

bool words_slot(const char *at, Slot *slot)
{
    slot->name = at + 1;
    slot->name_length = strcspn(slot->name, ":{}");
    slot->way = slot->name + slot->name_length;
    if (*slot->way == ':')
        slot->way++;
    slot->way_length = strcspn(slot->way, ":{}");
    slot->end = slot->way + slot->way_length;
    return slot->name_length > 0 && slot->name_length <= MAX_NAME && *slot->end++ == '}';
}

static const WordArg *find_arg(WordArgs args, const char *name, size_t length)
{
    for (size_t i = 0; i < args.n; i++)
        if (strlen(args.args[i].name) == length &&
            memcmp(args.args[i].name, name, length) == 0)
            return &args.args[i];
    return NULL;
}

static const char *choose_form(const Pattern *pattern, WordArgs args)
{
    const WordArg *n = find_arg(args, "n", 1);
    if (n && !n->text && n->number == 0 && pattern->zero)
        return pattern->zero;
    if (n && !n->text && n->number == 1 && pattern->one)
        return pattern->one;
    return pattern->other;
}

const char *words_language(const Words *words)
{
    return words->language;
}

bool words_run_leftward(const Words *words)
{
    return words->leftward;
}

bool words_have(const Words *words, const char *key)
{
    return map_get(words->patterns, key) != NULL;
}

const char *words_pattern(const Words *words, const char *key)
{
    const Pattern *pattern = map_get(words->patterns, key);
    return pattern ? pattern->other : NULL;
}

const char *words_say(const Words *words, Arena *arena, const char *key, WordArgs args)
{
    const Pattern *pattern = map_get(words->patterns, key);
    assert(pattern && "a key that the locale lacks");
    const char *at = choose_form(pattern, args);
    if (!strchr(at, '{'))
        return at;
    Buffer out = buffer_new(arena);
    for (const char *brace; (brace = strchr(at, '{'));) {
        Slot slot;
        buffer_bytes(&out, at, (size_t)(brace - at));
        words_slot(brace, &slot);
        const WordArg *arg = find_arg(args, slot.name, slot.name_length);
        assert(arg && "a name that the caller does not give");
        bool turns = arg->text && text8_turns(arg->text);
        buffer_text(&out, turns ? TEXT8_ISOLATE : "");
        words_way(slot.way, slot.way_length)(words, &out, arg);
        buffer_text(&out, turns ? TEXT8_ISOLATE_END : "");
        at = slot.end;
    }
    buffer_text(&out, at);
    return out.data;
}

const char *words_list(const Words *words, Arena *arena, const char *const *items, size_t n)
{
    if (n == 0)
        return "";
    const char *list = items[0];
    for (size_t i = 1; i < n; i++)
        list = words_say(words, arena, i + 1 < n ? "list.more" : "list.last",
                         SAY({ "a", .text = list }, { "b", .text = items[i] }));
    return list;
}
