/* Building and walking the semantic tree. */
#include "document.h"

#include <string.h>

#include "base/buffer.h"

Document *document_new(Arena *arena)
{
    Document *document = ARENA_NEW(arena, Document);
    document->arena = arena;
    document->language = "en";
    document->root = node_new(arena, NULL, NODE_SECTION);
    return document;
}

const char *document_language_of(const Document *document, const char *text)
{
    const Foreign *foreign = document->foreign;
    if (!foreign || !text)
        return NULL;
    text += strspn(text, " ");
    const char *labelled = strchr(text, ' '); /* "IAM-1 …", "3. …" */
    bool is_foreign = map_get(foreign->texts, text) ||
                      (labelled && map_get(foreign->texts, labelled + 1));
    return is_foreign ? foreign->language : NULL;
}

/* --- texts in another language ----------------------------------------------------- */

enum { LONGEST_WORD = 32 };

static bool is_of_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The word with which a text begins, as a key; empty where none begins, or none so short.
 */
static void first_word(const char *text, char word[LONGEST_WORD])
{
    size_t n = 0;
    while (n < LONGEST_WORD && is_of_word(text[n]))
        n++;
    n = n < LONGEST_WORD ? n : 0;
    memcpy(word, text, n);
    word[n] = '\0';
}

Foreign *foreign_new(Arena *arena, const char *language)
{
    Foreign *foreign = ARENA_NEW(arena, Foreign);
    *foreign = (Foreign){ language, map_new(arena), map_new(arena) };
    return foreign;
}

void foreign_add(Arena *arena, Foreign *foreign, const char *text)
{
    char word[LONGEST_WORD];
    if (!text || !*text || map_get(foreign->texts, text))
        return;
    map_set(foreign->texts, text, foreign);
    first_word(text, word);
    if (!*word)
        return;
    ForeignText *first = ARENA_NEW(arena, ForeignText);
    *first = (ForeignText){ text, map_get(foreign->by_word, word) };
    map_set(foreign->by_word, arena_strdup(arena, word), first);
}

/* The length of the longest text that stands at `at` as whole words; 0: none does. */
static size_t foreign_at(const Foreign *foreign, const char *at)
{
    char word[LONGEST_WORD];
    first_word(at, word);
    size_t longest = 0;
    for (const ForeignText *of = *word ? map_get(foreign->by_word, word) : NULL; of;
         of = of->next) {
        size_t length = strlen(of->text);
        if (length > longest && strncmp(at, of->text, length) == 0 &&
            !is_of_word(at[length]) && at[length] != '-')
            longest = length;
    }
    return longest;
}

const char *document_foreign_in(const Document *document, const char *text, size_t *length)
{
    const Foreign *foreign = document->foreign;
    if (!foreign || !foreign->by_word || !text)
        return NULL;
    for (const char *at = text; *at; at++) {
        if (at > text && (is_of_word(at[-1]) || at[-1] == '-'))
            continue;
        *length = foreign_at(foreign, at);
        if (*length)
            return at;
    }
    return NULL;
}

static bool is_of_words(InlineKind kind)
{
    return kind == INLINE_TEXT || kind == INLINE_STRONG || kind == INLINE_EMPHASIS ||
           kind == INLINE_MUTED;
}

static void add_like(Arena *arena, Prose *prose, const Inline *like, const char *text,
                     size_t length)
{
    if (length)
        prose_add(arena, prose, like->kind, arena_strndup(arena, text, length));
}

static void add_voiced(const Document *document, Arena *arena, Prose *prose,
                       const Inline *part)
{
    const char *at = part->text, *found;
    size_t length;
    while ((found = document_foreign_in(document, at, &length))) {
        add_like(arena, prose, part, at, (size_t)(found - at));
        add_like(arena, prose, part, found, length);
        at = found + length;
    }
    add_like(arena, prose, part, at, strlen(at));
}

Prose document_voiced(const Document *document, Arena *arena, const Prose *prose)
{
    size_t length;
    bool any = false;
    for (size_t i = 0; i < prose->n_parts && !any; i++)
        any = is_of_words(prose->parts[i].kind) &&
              !document_language_of(document, prose->parts[i].text) &&
              document_foreign_in(document, prose->parts[i].text, &length);
    if (!any)
        return *prose;
    Prose voiced = { 0 };
    for (size_t i = 0; i < prose->n_parts; i++) {
        const Inline *part = &prose->parts[i];
        if (is_of_words(part->kind) && !document_language_of(document, part->text))
            add_voiced(document, arena, &voiced, part);
        else
            ARENA_PUSH(arena, voiced.parts, voiced.n_parts) = *part;
    }
    return voiced;
}

/* --- nodes ------------------------------------------------------------------------ */

Node *node_new(Arena *arena, Node *parent, NodeKind kind)
{
    Node *node = ARENA_NEW(arena, Node);
    node->kind = kind;
    node->span = 12;
    if (parent)
        node_append(parent, node);
    return node;
}

void node_append(Node *parent, Node *child)
{
    child->parent = parent;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_insert(Node *parent, Node *before, Node *child)
{
    Node **place = before ? &before->next : &parent->first;
    child->parent = parent;
    child->next = *place;
    *place = child;
    if (parent->last == before)
        parent->last = child;
}

void node_remove(Node *node)
{
    Node *parent = node->parent, *before = NULL;
    for (Node *at = parent->first; at != node; at = at->next)
        before = at;
    if (before)
        before->next = node->next;
    else
        parent->first = node->next;
    if (parent->last == node)
        parent->last = before;
    node->next = node->parent = NULL;
}

Node *node_walk(const Node *root, const Node *at)
{
    if (at->first)
        return at->first;
    while (at != root && !at->next)
        at = at->parent;
    return at == root ? NULL : at->next;
}

Prose callout_prose(Arena *arena, const Node *callout)
{
    Prose said = { 0 };
    const Prose *text = &callout->callout.text;
    if (!callout->callout.warning)
        return *text;
    prose_add(arena, &said, INLINE_STRONG, callout->callout.warning);
    prose_add(arena, &said, INLINE_TEXT, " ");
    for (size_t i = 0; i < text->n_parts; i++)
        ARENA_PUSH_FEW(arena, said.parts, said.n_parts) = text->parts[i];
    return said;
}

static bool is_headed(const Node *node)
{
    return node->kind == NODE_VERDICT ||
           (node->kind == NODE_SECTION && node->section.title && *node->section.title);
}

const Node *document_first_heading(const Document *document)
{
    const Node *node = document->root;
    while (node && !is_headed(node))
        node = node_walk(document->root, node);
    return node;
}

static void add(Arena *arena, Prose *prose, Inline part)
{
    if (part.text && *part.text)
        ARENA_PUSH_FEW(arena, prose->parts, prose->n_parts) = part;
}

Prose prose_of(Arena *arena, const char *text)
{
    Prose prose = { 0 };
    add(arena, &prose, (Inline){ .kind = INLINE_TEXT, .text = text });
    return prose;
}

void prose_add(Arena *arena, Prose *prose, InlineKind kind, const char *text)
{
    add(arena, prose, (Inline){ .kind = kind, .text = text });
}

void prose_link(Arena *arena, Prose *prose, const char *text, const char *target)
{
    add(arena, prose, (Inline){ .kind = INLINE_LINK, .text = text, .target = target });
}

void prose_state(Arena *arena, Prose *prose, State state, const char *word)
{
    add(arena, prose, (Inline){ .kind = INLINE_STATE, .text = word, .state = state });
}

const char *anchor_of(Arena *arena, const char *text)
{
    Buffer out = buffer_new(arena);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
        if (c >= 'A' && c <= 'Z')
            buffer_char(&out, (char)(c - 'A' + 'a'));
        else if (word)
            buffer_char(&out, (char)c);
        else if (out.length && out.data[out.length - 1] != '-')
            buffer_char(&out, '-');
    }
    while (out.length && out.data[out.length - 1] == '-')
        out.data[--out.length] = '\0';
    return out.length ? out.data : "section";
}
