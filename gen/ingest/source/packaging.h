/* How documents are packed in files, seen from inside: what JSON, CSV, JUnit's XML and a
 * web page have in common. source.c opens a file, makes UTF-8 of it, asks each packaging in
 * turn whether the file begins like one of its kind, and then asks that one for a document
 * after the other. To read another packaging: a file with these functions and its row in
 * the table of source.c; what reads documents does not notice.
 *
 * Owner:  what a packaging keeps lives in source->arena; what it hands out in the arena
 *         given to next(), or in the window, which stays until the next call.           */
#ifndef RUNG_INGEST_PACKAGING_H
#define RUNG_INGEST_PACKAGING_H

#include "base/buffer.h"
#include "base/feed.h"
#include "ingest/source/source.h"

typedef enum { HANDED_OUT, GO_ON, NOTHING_MORE } Step;

typedef struct {
    const char *name; /* in words: "CSV" */
    /* Does the file begin like one of this kind? May read more of it; drops nothing. The
     * first byte at hand is no white space. */
    bool (*fits)(Feed *feed, Diag *diag);
    /* Does it begin like one that rung reads? Asked of files that nobody named. */
    bool (*invites)(Feed *feed, Diag *diag);
    Step (*next)(Source *source, Arena *arena, JsonDocument *out, Diag *diag);
    void (*end)(Source *source); /* NULL: nothing to give back */
} Packaging;

struct Source {
    Feed *feed;
    Arena *arena;               /* as long as the source is open */
    const Packaging *packaging; /* NULL before the first bytes came */
    void *own;                  /* of the packaging, from its first next() on */
    bool failed;
    bool is_list;     /* the documents stand in a list, or one behind the other */
    bool is_recorded; /* in the wrapper of a recorded answer of the AWS SDK */
    bool may_be_empty;
    bool was_utf16;
    const char *encoding; /* in words; NULL before the first bytes came */
    size_t line;          /* on which the first byte that is no white space stands */
    size_t n_documents;   /* handed out */
    size_t n_replaced;
};

extern const Packaging json_packaging;  /* json_values.c: all that is none of the others */
extern const Packaging csv_packaging;   /* csv.c */
extern const Packaging junit_packaging; /* junit.c */
extern const Packaging page_packaging;  /* page.c */

bool is_white_space(char c);

/* Refuses the rest of the file. */
Step source_refuse(Source *source, Diag *diag, Origin origin, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The one character that stands there; never more, it may be a secret's start. */
const char *one_character(Arena *arena, const Feed *feed, size_t at);

/* A text between quotes as JSON writes it; control characters become U+FFFD. */
void put_json_text(Source *source, Buffer *out, const char *text, size_t length);

/* Hands out what `json` holds: one value that was written here, from no place in the file
 * that could be counted in bytes. */
Step hand_out_written(Source *source, Arena *arena, const Buffer *json, const char *pointer,
                      JsonDocument *out);

/* How a file that begins with '<' begins: what stands before its root element, told
 * without a parser, so that a document type is never looked into. */
typedef struct {
    const char *root; /* borrowed, `root_length` bytes; NULL: none within reach */
    size_t root_length;
    const char *encoding; /* as the declaration states it */
    size_t encoding_length;
    bool has_doctype;
    bool is_html;
} Prolog;

Prolog prolog_of(Feed *feed, Diag *diag);

/* Whether '<' is '<' in the encoding that is declared: others could hide a document type.
 */
bool prolog_is_plain(const Prolog *prolog);

#endif
