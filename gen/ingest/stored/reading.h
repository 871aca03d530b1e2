/* Between the files that read a result.json back: what is being read, and what they all ask
 * of it. The file may be large: it is walked as spans, and each observation is a tree of
 * its own. Members that are missing have a default, because earlier versions of rung did
 * not write all of them; whoever needs the whole compares it afterwards (stored_agrees()).
 */
#ifndef RUNG_INGEST_STORED_READING_H
#define RUNG_INGEST_STORED_READING_H

#include "base/json.h"
#include "base/strings.h"
#include "ingest/source/source.h"
#include "ingest/stored.h"

struct StoredFile {
    const char *path;
    const char *bytes;
    JsonText *text;
    JsonSpan whole;
    JsonHead head; /* of the whole */
    Json model;
};

typedef struct {
    Arena *arena, *scratch, *each;
    const StoredFile *file;
    const Model *model;
    Strings *strings;
    Diag *diag;
    StoredResult *out; /* the entity being read */
    Assessment *found;
    Map *resources; /* what is known of it → Resource */
    Map *inputs;    /* path → Input */
} Reading;

/* One entity: where it stands, and its members. */
typedef struct {
    const char *pointer;
    JsonHead head;
} Entity;

/* Interned; NULL stays NULL. */
const char *reading_keep(Reading *reading, const char *text);

/* The member's text, kept; NULL when it is none. */
const char *reading_text(Reading *reading, Json in, const char *key);

/* A member as a tree, in the arena that is emptied behind each file; or absent. */
Json reading_member(Reading *reading, const Entity *entity, const char *key);

/* The elements of a list; none where it is no list. */
JsonSpan *reading_items(const Reading *reading, JsonSpan list, size_t *n);

/* A whole number that fits an int; what else stands there is -1. */
int reading_known(Json in, const char *key);
Date reading_date(Json in, const char *key);
const Input *reading_input(const Reading *reading, Json in);

/* The parts of an entity. */
void read_stored_evidence(Reading *reading, const Entity *entity);
void read_stored_inventory(Reading *reading, const Entity *entity);
void read_stored_changes(Reading *reading, const Entity *entity);

#endif
