/* Where readers of formats put what they find. An Intake gathers one assessment: it counts
 * every record, maps checks to practices, and keeps what bears on one. When all inputs are
 * read, merge.h makes the Assessment of it.
 *
 * Owner:  the arena of the run. Texts handed in may live shorter: what is kept is copied,
 *         interned and cleaned.
 * Secret: readers hand in only the fields that a tool file names; nothing else of an
 *         input is kept anywhere.                                                       */
#ifndef RUNG_INGEST_INTAKE_H
#define RUNG_INGEST_INTAKE_H

#include "ingest/resources.h"
#include "ingest/source.h"
#include "ingest/time.h"
#include "ingest/tool.h"

enum { MOST_SLIPS_SHOWN = 5 }; /* per input; the rest is counted */

/* An observation whose resource is not joined yet. */
typedef struct {
    Observation seen;
    Thing *thing;
} Sighting;

/* A function of an inventory. */
typedef struct Function Function;
struct Function {
    InventoryItem item;
    Thing *thing;
    const char *role;
    bool is_image;
    bool whole_list; /* stands in a list of all functions, so what it misses is missing */
    const Function *next_of_role; /* made by merge() */
};

typedef struct {
    const char *written;
    int weight;
} ResourceWeight;

typedef struct Intake Intake;
struct Intake {
    Arena *arena;
    const Model *model;
    const Bundle *bundle;
    struct Shared *shared;
    Strings *strings;
    Resources *resources;
    Tools *tools; /* NULL until an input needs them: shared_tools() */
    Sighting *sightings;
    size_t n_sightings;
    Answer *answers;
    size_t n_answers;
    Waiver *waivers;
    size_t n_waivers;
    Suppression *suppressions;
    size_t n_suppressions;
    NotApplicable *not_applicable;
    size_t n_not_applicable;
    Function *functions;
    size_t n_functions;
    CapabilityOwner *capability_owners;
    size_t n_capability_owners;
    OwnerRule *owner_rules;
    size_t n_owner_rules;
    ResourceWeight *weights;
    size_t n_weights;
    int *universe; /* per practice, as a native input states it; -1 */
    const char *entity, *organisation;
    const Input *entity_from; /* the input that named it */
    Date as_of;               /* DATE_NONE */
    const Input *as_of_from;
    int usage_stage;   /* -1 */
    Map *usage_seen;   /* resources that were held against the signals of use */
    Thing **templated; /* functions that an infrastructure template declares */
    size_t n_templated;
    const char *runtime_table_date;
    Intake **entities; /* of a portfolio */
    size_t n_entities;
    const char **unassessed;
    size_t n_unassessed;
    Input *only_input; /* of an entity of a portfolio */
};

Intake *intake_new(Arena *arena, const Model *model, const Bundle *bundle,
                   struct Shared *shared);

/* A copy to return to when an input is refused: nothing of it stays. */
/* Adds all that `part` holds to `whole`, as said by `input`; see part.h. */
void intake_join(Intake *whole, Intake *part, Input *input);

Intake intake_mark(const Intake *intake, Arena *scratch);
void intake_take_back(Intake *intake, const Intake *mark);

/* --- one input being read --------------------------------------------------------------
 */

typedef struct Judging Judging; /* judge.h */

typedef struct {
    Intake *intake;
    Input *input;
    Tool *tool; /* whose output it is; NULL for our own forms */
    const DocumentRules *rules;
    Source *source;
    JsonDocument first; /* read to recognise the input, handed out again: */
    bool peeked;
    const char *bytes;    /* of the document at hand */
    const JsonText *text; /* the same, to be read as trees */
    size_t base;          /* where `bytes` begin in the file */
    Arena *scratch;       /* as long as the input is read */
    Arena *local;         /* reset before each document */
    Arena *each;          /* reset after each record */
    Diag *diag;           /* refusals and warnings of this input */
    Diag *slips;          /* of the record at hand: they reject it */
    Diag *complaints;     /* where `text` complains: slips, or diag for our own forms */
    Judging *judging;     /* NULL until something is judged */
    size_t n_slips_shown;
    int64_t latest; /* time, where input->scanned is set */
    bool replaced;  /* a control character was replaced in a text that is kept */
    bool proves;    /* something was observed, though perhaps in no record */
} Reading;

/* The next document of the input. Returns false behind the last one, and when the rest of
 * the input is no JSON, which is said in reading->diag. What an earlier document gave is
 * forgotten. */
bool next_document(Reading *reading, JsonDocument *document);

/* What one record says. Texts may be NULL, but for the check. */
typedef struct {
    const Tool *tool; /* whose check it is: for SARIF the producer */
    const char *check;
    const char *title, *message, *reason;
    const char *resource, *resource_type, *provider;
    const char *file, *line, *account, *region;
    Outcome outcome;
    Date date;
    const char *pointer;
} Record;

/* Counts a record and keeps what its check means. */
void intake_record(Reading *reading, const Record *record);

/* Counts a record that could not be read, and says why (the slips of this record). */
void intake_reject(Reading *reading);

/* Keeps what a predicate found. Nothing happens when no tool file gives it a meaning. */
void intake_predicate(Reading *reading, const char *id, const Record *record);

/* A tool by its id, with its checks; NULL when no tool file has that id. */
Tool *intake_tool(Reading *reading, const char *id);

/* The pieces of the above, for readers that count by themselves. */
void intake_count(Records *records, Outcome outcome);
void intake_ignore(Records *records, Ignored why);
void intake_observe(Reading *reading, const Practice *practice, Strength strength,
                    const Record *record);

/* A text to keep: cleaned, shortened to a sensible length, interned. NULL stays NULL. */
const char *intake_text(Reading *reading, const char *text);

void intake_remark(Reading *reading, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The latest time that the input states. */
void intake_time(Reading *reading, const Instant *time);

#endif
