/* Running text: every kind of inline is an element and a class. */
#include <string.h>

#include "emit/html.h"

static const struct {
    const char *element, *classes;
} inline_forms[] = {
    [INLINE_TEXT] = { NULL, NULL },       [INLINE_STRONG] = { "strong", NULL },
    [INLINE_EMPHASIS] = { "em", NULL },   [INLINE_CODE] = { "code", NULL },
    [INLINE_MUTED] = { "span", "muted" }, [INLINE_LINK] = { "a", NULL },
    [INLINE_STATE] = { "span", NULL },
};

static const char *const badge_classes[N_STATES] = {
    [STATE_MET] = "badge state-met",
    [STATE_PARTIAL] = "badge state-partial",
    [STATE_NOT_MET] = "badge state-not-met",
    [STATE_UNKNOWN] = "badge state-unknown",
    [STATE_NOT_APPLICABLE] = "badge state-not-applicable",
    [STATE_WAIVED] = "badge state-waived",
};

void html_badge(Element *parent, State state, const char *word)
{
    Element *badge = xml_element(parent, "span");
    xml_attribute(badge, "class", badge_classes[state]);
    html_say(badge, word);
}

static void write_passage(Element *parent, const char *text, const Passage *passage)
{
    Element *element = parent;
    if (passage->language) {
        element = xml_element(parent, "span");
        xml_attribute(element, "lang", passage->language);
    } else if (passage->expansion) {
        element = xml_element(parent, "abbr");
        xml_attribute(element, "title", passage->expansion);
    }
    xml_text(element, text);
}

/* Words of the page's own language, or of one that their script tells. */
static void say_own(Element *parent, Voice *voice, const char *text, bool code)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        Passage passage = voice_next(voice, text, length, at, code);
        size_t n = passage.end - passage.start;
        const char *part = n == length ? text : arena_strndup(voice->arena, text + at, n);
        write_passage(parent, part, &passage);
        at = passage.end;
    }
}

static void say(Element *parent, const char *text, bool code)
{
    Voice *voice = xml_held(parent);
    Element *into = xml_voice(parent, text);
    if (!text || !voice || into != parent) {
        xml_text(into, text);
        return;
    }
    const char *found;
    size_t length;
    while (!code && (found = xml_foreign_in(parent, text, &length))) {
        if (found > text)
            say_own(parent, voice,
                    arena_strndup(voice->arena, text, (size_t)(found - text)), false);
        xml_words(parent, arena_strndup(voice->arena, found, length));
        text = found + length;
    }
    say_own(parent, voice, text, code);
}

void html_say(Element *parent, const char *text)
{
    say(parent, text, false);
}

static void write_inline(Element *parent, const Inline *part)
{
    if (part->kind == INLINE_STATE) {
        html_badge(parent, part->state, part->text);
        return;
    }
    Element *element = parent;
    if (inline_forms[part->kind].element)
        element = xml_element(parent, inline_forms[part->kind].element);
    if (inline_forms[part->kind].classes)
        xml_attribute(element, "class", inline_forms[part->kind].classes);
    if (part->kind == INLINE_LINK)
        xml_link(element, part->target);
    say(element, part->text, part->kind == INLINE_CODE);
}

void html_prose(Element *parent, Prose prose)
{
    for (size_t i = 0; i < prose.n_parts; i++)
        write_inline(parent, &prose.parts[i]);
}

void html_text(Element *parent, const char *name, const char *classes, const char *text)
{
    if (text && *text)
        html_say(html_block(parent, name, classes), text);
}
