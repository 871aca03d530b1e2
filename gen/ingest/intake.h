/* Where readers of formats put what they find. An Intake gathers one assessment: it counts
 * every record, maps checks to practices, and keeps what bears on one. When all inputs are
 * read, merge.h makes the Assessment of it.
 *
 * Owner:  the arena of the run; what only joining needs, one that is freed behind it. Texts
 *         handed in may live shorter: what is kept is copied, interned and cleaned.
 * Secret: readers hand in only the fields that a tool file names; nothing else of an
 *         input is kept anywhere.                                                       */
#ifndef RUNG_INGEST_INTAKE_H
#define RUNG_INGEST_INTAKE_H

#include "ingest/join/resources.h"
#include "ingest/source/source.h"
#include "ingest/time.h"
#include "ingest/tool/tool.h"

enum { MOST_SLIPS_SHOWN = 5 }; /* per input; the rest is counted */

/* An observation whose resource is not joined yet. */
typedef struct {
    Observation seen;
    Thing *thing;
    int last_line;     /* of the resource, in seen.source; 0: not stated */
    bool only_located; /* the record names a place in a file, and no resource */
} Sighting;

/* A function of an inventory, or of a template. */
typedef struct Function Function;
struct Function {
    InventoryItem item;
    Thing *thing;
    const Tool *tool;        /* whose predicates judge it */
    const char *role;        /* what it acts as; the first of: */
    const char **identities; /* what it acts as that others may act as too */
    size_t n_identities;
    bool own_identity;      /* it has one that nothing else can use */
    bool default_identity;  /* it acts as everything does that was not told otherwise */
    bool shares_identities; /* by design: that no function shares one is no proof */
    bool is_judged;         /* counted by the inventory: a stopped one is only listed */
    bool is_declared;       /* by a template: it may run nowhere */
    bool whole_list; /* stands in a list of all functions, so what it misses is missing */
    const Function *next_of_role; /* made by merge() */
};

/* Somebody watches a function. */
typedef struct {
    Thing *thing;
    const struct Observer *observer;
} Watch;

typedef struct {
    const char *written;
    int weight;
} ResourceWeight;

typedef struct Intake Intake;
struct Intake {
    Arena *arena;
    Arena *passing; /* what is needed till all inputs are joined */
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
    MalformedWaiver *malformed_waivers;
    size_t n_malformed_waivers;
    Suppression *suppressions;
    size_t n_suppressions;
    NotApplicable *not_applicable;
    size_t n_not_applicable;
    Function *functions;
    size_t n_functions;
    Watch *watches;
    size_t n_watches;
    Delivery *deliveries;
    size_t n_deliveries;
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

Intake *intake_new(Arena *arena, Arena *passing, const Model *model, const Bundle *bundle,
                   struct Shared *shared);

/* A copy to return to when an input is refused: nothing of it stays. */
/* Adds all that `part` holds to `whole`, as said by `input`; see part.h. */
void intake_join(Intake *whole, Intake *part, Input *input);

Intake intake_mark(const Intake *intake, Arena *scratch);
void intake_take_back(Intake *intake, const Intake *mark);

/* --- one input being read --------------------------------------------------------------
 */

typedef struct Judging Judging; /* judge.h */

/* A number that the input's remarks state; reach.h. */
typedef struct {
    const char *say;
    size_t n;
} Tally;

typedef struct {
    Intake *intake;
    Input *input;
    Tool *tool;                 /* whose output it is; NULL for our own forms */
    const Shape *shape;         /* the form that was recognised */
    const DocumentRules *rules; /* its rules */
    Source *source;
    JsonDocument first; /* read to recognise the input, handed out again: */
    bool peeked;
    const char *bytes;       /* of the document at hand */
    const JsonText *text;    /* the same, to be read as trees */
    size_t base;             /* where `bytes` begin in the file */
    Arena *scratch;          /* as long as the input is read */
    Arena *local;            /* reset before each document */
    Arena *each;             /* reset after each record */
    Diag *diag;              /* refusals and warnings of this input */
    Diag *slips;             /* of the record at hand: they reject it */
    Diag *complaints;        /* where `text` complains: slips, or diag for our own forms */
    Judging *judging;        /* NULL until something is judged */
    struct Listing *listing; /* of functions.c; NULL until a function is read */
    Tally *tallies;
    size_t n_tallies;
    size_t n_slips_shown;
    int64_t latest;      /* time, where input->scanned is set */
    bool replaced;       /* a control character was replaced in a text that is kept */
    bool proves;         /* something was observed, though perhaps in no record */
    bool is_clean_run;   /* nothing stands in it, and --as says whose run that was */
    const Tool *claimed; /* by --as: whose records SARIF holds, where it does not say */
    struct Trace *trace; /* NULL unless somebody asks */
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
    const char *evidence; /* of what people say: the link that shows it */
    const char *resource, *resource_type, *provider;
    const char *stated_type; /* the tool's word, where resource_type is ours */
    const char *file, *line, *last_line, *account, *region;
    Outcome outcome;
    bool is_context; /* to be counted, but it shows nothing */
    Date date;
    const char *pointer;
} Record;

/* Counts a record and keeps what its check means. */
void intake_record(Reading *reading, const Record *record);

/* Keeps what the check of a record means for another thing; counts nothing. */
void intake_also(Reading *reading, const Record *record);

/* Counts a record that could not be read, and says why (the slips of this record). */
void intake_reject(Reading *reading);

/* Keeps what a predicate found. Nothing happens when no tool file gives it a meaning. */
void intake_predicate(Reading *reading, const char *id, const Record *record);

/* A record that the tool was told to look away from, and that the predicate would judge:
 * counted, and listed for the predicate's practice. */
void intake_overlooked(Reading *reading, const char *id, const Record *record);

/* Keeps what one of our tests found, as the tool's file gives it a meaning; if it does. */
void intake_test(Reading *reading, const Tool *tool, Test test, const Record *record);

/* The record shows that a template declares this function. */
void intake_declares(Reading *reading, Thing *thing, const Record *record);

/* arn:PARTITION:SERVICE:REGION:ACCOUNT:…: the n-th field; NULL when it is empty. */
const char *arn_field(Arena *arena, const char *arn, int n);

/* A tool by its id, with its checks; NULL when no tool file has that id. */
Tool *intake_tool(Reading *reading, const char *id);

/* The pieces of the above, for readers that count by themselves. */
void intake_count(Records *records, Outcome outcome);
void intake_unmapped(Reading *reading, const Record *record);
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
