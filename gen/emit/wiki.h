/* Reports that live in wikis: the same Document as HTML to paste, as Confluence's storage
 * format, as wikitext and as GitHub's Markdown. wiki.c walks the Document and takes its
 * larger nodes apart into a few plain blocks; each profile is a table of functions that
 * write those blocks. The words and their order are thereby the same in all of them.
 *
 * Charts: a picture is a file beside the page, <page>-figure-<n>.png, at twice its size;
 *         the page names it and says its alt text, and a table has its numbers.
 * Owner:  bytes live in the arena given.
 * Errors: a drawing that cannot be made is DIAG_WORLD.                                  */
#ifndef RUNG_EMIT_WIKI_H
#define RUNG_EMIT_WIKI_H

#include "base/buffer.h"
#include "base/diag.h"
#include "document.h"
#include "text/text.h"

typedef enum {
    PROFILE_FRAGMENT,
    PROFILE_CONFLUENCE,
    PROFILE_MEDIAWIKI,
    PROFILE_MARKDOWN,
    N_PROFILES,
} Profile;

/* A file that goes with a page. */
typedef struct {
    const char *name; /* "payments-platform-executive-figure-1.png" */
    const char *type; /* "image/png" */
    const char *alt;
    const Picture *picture;
    int width;    /* px on the page; the file has twice as many */
    Buffer bytes; /* empty until attachments_draw() */
} WikiFile;

/* Pages of one report: one, or where a wiki has a limit, the first and its subpages. */
typedef struct {
    const char *name; /* as a file: "executive.md" */
    Buffer bytes;
} WikiPage;

typedef struct {
    WikiPage *pages;
    size_t n_pages;
    WikiFile *attachments;
    size_t n_attachments;
} WikiReport;

/* `name` is the report's name as a file, without an ending: "executive". */
WikiReport emit_wiki(Arena *arena, Profile profile, const Document *document,
                     const char *name, Diag *diag);

/* Draws what was not drawn yet. False when an error was recorded. */
bool attachments_draw(Arena *arena, WikiFile *attachments, size_t n, const Theme *theme,
                      Faces *faces, Diag *diag);

/* "rung-attachments/1": what has to be uploaded, and what it must be. */
Buffer attachments_json(Arena *arena, const WikiFile *attachments, size_t n);

/* --- inside: the blocks, and who writes them ---------------------------------------- */

typedef struct Wiki Wiki;

typedef struct {
    /* Level 1 is the report's title, 2 a section of the layout. */
    void (*heading)(Wiki *wiki, int level, const char *anchor, const char *text);
    void (*paragraph)(Wiki *wiki, Tone tone, const char *anchor, Prose text);
    void (*callout)(Wiki *wiki, const Node *node);
    void (*list_begin)(Wiki *wiki, const char *anchor);
    void (*list_end)(Wiki *wiki);
    void (*item_begin)(Wiki *wiki, const char *anchor, Prose text);
    void (*item_end)(Wiki *wiki);
    /* Heads and rows; the caption too where the wiki has captions of its own. */
    void (*table)(Wiki *wiki, const Table *table);
    bool captions_tables;
    void (*chart)(Wiki *wiki, const char *anchor, const WikiFile *chart);
    /* A line that unfolds to what is written until fold_end(). */
    void (*fold_begin)(Wiki *wiki, const char *anchor, Prose line, bool open);
    void (*fold_end)(Wiki *wiki);
    /* NULL: the list of sections is written as list and items. */
    void (*contents)(Wiki *wiki, const Node *node);
} WikiForm;

/* Each profile's own state begins with this. */
struct Wiki {
    const WikiForm *form;
    Arena *arena;
    const Document *document;
    const char *name;
    WikiReport report; /* charts are added by the walk, pages by the profile */
};

Wiki wiki_new(Arena *arena, const WikiForm *form, const Document *document,
              const char *name);

void wiki_walk(Wiki *wiki);

/* What a page says besides the Document; `otherwise` where that brings no words. */
const char *wiki_word(const Wiki *wiki, const char *key, const char *otherwise);

/* What stands beside the report's own words, as eyebrows and notes do, is set small. */
bool wiki_is_small(Tone tone, Prose text);

/* The place of a cell's word on its column's scale, from 1; 0: it has none. */
int wiki_rank(const Column *column, Prose cell);

/* A state's badge as the style of an element: a fill of the theme, and its ink. */
const char *wiki_badge(const Wiki *wiki, State state);

/* Does a target lead to a place in the report, or somewhere that is safe to follow?
 * Anything else came from an input and could be a script. */
typedef enum { TARGET_NOWHERE, TARGET_ANCHOR, TARGET_URL } TargetKind;
TargetKind wiki_target(const char *target);

/* Appends a URL of which no byte means anything to a wiki. */
void wiki_url(Buffer *out, const char *url);

/* Appends text of which no character means anything to a wiki: ASCII punctuation becomes
 * &#NN; but for the characters of `plain`, and others where their neighbours tell that
 * they are those of a sentence. White space becomes single blanks. */
void wiki_text(Buffer *out, const char *text, const char *plain);

/* The tables have a row of heads where any column has a title. */
bool wiki_has_head(const Table *table);

WikiReport emit_fragment(Arena *arena, const Document *document, const char *name,
                         Diag *diag);
WikiReport emit_confluence(Arena *arena, const Document *document, const char *name,
                           Diag *diag);
WikiReport emit_mediawiki(Arena *arena, const Document *document, const char *name,
                          Diag *diag);
WikiReport emit_markdown(Arena *arena, const Document *document, const char *name,
                         Diag *diag);

#endif
