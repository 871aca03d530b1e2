/* Between the files that load the model: what is being built, and the few questions they
 * all ask of JSON. Every mistake is recorded where it stands; loading reads on.
 *
 * Owner:  everything lives in `arena`.                                                 */
#ifndef RUNG_SCORE_LOAD_H
#define RUNG_SCORE_LOAD_H

#include "base/buffer.h"
#include "base/bundle.h"
#include "model.h"

typedef struct {
    Arena *arena;
    const Bundle *bundle;
    Diag *diag;
    Model *model;
    Json *sources;  /* by practice index: the object it was read from */
    Json whole;     /* the document that holds all parts; absent: they are files */
    Buffer digests; /* of the parts read so far that are compiled in, in hex */
    bool is_own;    /* a part is none of those */
} Loading;

/* In the order they must run. */
bool load_document(Loading *load); /* false, and recorded: it cannot be read */
void load_capabilities(Loading *load, Json ids);
void check_document(const Loading *load); /* no capability twice, none unlisted */
void load_questionnaire(Loading *load);
void check_links(const Loading *load); /* implied_by and questions lead somewhere */

/* A file of the bundle that must exist and state this schema; absent, and recorded, when
 * it does not. `named_at` is what asks for the file; it may be absent. */
Json load_file(Loading *load, const char *name, const char *schema, Json named_at);

/* A required member that must be a text with at least one character; "" otherwise. */
const char *load_text(Json in, const char *key);

/* The same for an id: it becomes a word of answers, an anchor, the name of a file. */
const char *load_id(Json id);

/* A required list of such texts; `least` is how many there must be. */
const char **load_texts(Arena *arena, Json in, const char *key, size_t least, size_t *n);

/* The practice that a text names; NULL, and recorded, when there is none. */
const Practice *load_practice_named(const Loading *load, Json name);

/* A list of practice ids; may be absent. */
const Practice **load_practices_named(const Loading *load, Json in, const char *key,
                                      size_t *n);

#endif
