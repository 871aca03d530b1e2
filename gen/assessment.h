/* What the inputs say, and which record of which file says it. Made by ingest/, read by
 * score/ and by everything that prints proof. Nothing here is judged yet.
 *
 * Owner:  the arena of the command. Texts are interned UTF-8 without control characters.
 * Secret: values of environment variables and matches of secret scanners never get here. */
#ifndef RUNG_ASSESSMENT_H
#define RUNG_ASSESSMENT_H

#include "base/date.h"
#include "base/diag.h"
#include "base/strings.h"
#include "model.h"

typedef enum { VERDICT_PASS, VERDICT_FAIL, VERDICT_NA, VERDICT_UNKNOWN } Verdict;
enum { N_VERDICTS = 4 };
extern const char *const verdict_names[N_VERDICTS]; /* "pass", "fail", "na", "unknown" */

/* Why a record does not count. */
typedef enum {
    IGNORED_SUPPRESSED, /* the tool was told to look away, without an end date */
    IGNORED_CONTEXT,    /* known to us, and known to prove nothing */
} Ignored;
enum { N_IGNORED = 2 };

/* What became of the records of one file: in = mapped + unmapped + ignored + rejected.
 * RECORDS.md says what one record is in each format. */
typedef struct {
    size_t in;
    size_t mapped;   /* bears on at least one practice */
    size_t unmapped; /* a check that no mapping knows */
    size_t ignored;  /* the sum of ignored_for */
    size_t rejected; /* could not be read; a diagnostic says why */
    size_t ignored_for[N_IGNORED];
    /* The same records by verdict: in = pass + … + no_verdict (+ rejected). */
    size_t pass, fail, suppressed, not_applicable, unknown, no_verdict;
} Records;

typedef struct {
    const char *path;
    const char *sha256;
    size_t size;        /* bytes, as they stood in the file */
    const char *format; /* "checkov", "prowler-ocsf", "sarif" … "rung-answers/1" */
    const char *tool;   /* "Checkov", the driver's name …; NULL when none is named */
    const char *tool_version; /* as written in the file; NULL when none is stated */
    const char *scanned;      /* latest time stated, as ISO text; NULL */
    Date date;                /* its day, or DATE_NONE */
    Records records;
    const char **remarks; /* "119 passed checks are counted but not itemised" … */
    size_t n_remarks;
    bool no_data; /* [], null, or no record: says nothing, proves nothing */
} Input;

/* A thing that was looked at. Two names of one thing (an ARN and a template address) are
 * one Resource where the inputs join them. */
typedef struct {
    const char *id;    /* tool-neutral: a function's bare name, else what the tool wrote */
    const char *kind;  /* "function", "api", "policy", "repository" … */
    bool in_inventory; /* an inventory lists it */
    int weight;        /* 1 low, 2 medium, 3 high criticality */
    const char *owner; /* NULL: nobody is named */
} Resource;

typedef struct {
    const Practice *practice;
    const Resource *resource;
    Verdict verdict;
    Strength strength;
    const char *tool;  /* tool id: "checkov" */
    const char *check; /* the tool's own id: "CKV_AWS_50" */
    const char *title; /* of the check; may be NULL */
    const char *message;
    const char *evidence;         /* attested: the link or document it names; NULL */
    const char *type;             /* of the resource, as the tool calls it; NULL */
    const char *account, *region; /* stated, or in the resource's ARN; NULL */
    const char *source;           /* file that the resource stands in; NULL */
    int line;                     /* its line there; 0: not stated */
    Date date;                    /* DATE_NONE: undated */
    const Input *input;
    const char *pointer; /* JSON Pointer of the record in the input, or "line 12" */
    bool in_template;    /* seen in an infrastructure template: it may run nowhere */
    bool unjoined; /* an inventory of the practice's population exists, and does not list
                      this resource: another type (a policy), or a thing it misses */
} Observation;

typedef struct {
    const Question *question;
    const Option **selected;
    size_t n_selected;
    const char *evidence; /* a link or document; NULL */
    const char *by;       /* a role; NULL */
    Date date;            /* DATE_NONE: undated */
    const Input *input;
    const char *pointer;
} Answer;

typedef struct {
    const char *id;
    const Practice *practice;
    const char *resource; /* NULL: the whole practice */
    const char *reason, *approver;
    const char *owner; /* who works it off; NULL */
    Date created, expires;
    const Input *input;
    const char *pointer;
} Waiver;

/* An entry of a waivers file that is not in order: it has no effect and is listed. */
typedef struct {
    const char *id, *practice; /* as written; NULL */
    const char *why;           /* the first complaint */
    const Input *input;
    const char *pointer; /* of what the complaint is about */
} MalformedWaiver;

/* A suppression inside a tool: no end date, so a candidate for a waiver of ours. */
typedef struct {
    const char *tool, *check, *resource, *reason;
    const Practice *practice; /* NULL when the check bears on none */
    const Input *input;
    const char *pointer;
} Suppression;

typedef struct {
    const Practice *practice;
    const char *reason;
    const Input *input;
} NotApplicable;

/* A setting that has come near to a limit of its platform (data/platform/limits.json). */
typedef struct {
    const char *topic; /* "timeout_max_s" */
    int64_t value, limit;
    const char *unit; /* of both; NULL */
    bool is_verified; /* the limit was read in its source; else it is general knowledge */
} NearLimit;

/* One function (or app) of an inventory, or of a template. */
typedef struct {
    const Resource *resource;
    const char *provider;     /* "aws", "azure", "gcp"; NULL */
    const char *runtime;      /* NULL for images, and where it is not stated */
    bool is_image;            /* a container image: it brings its own runtime */
    bool runtime_known;       /* the table of runtimes has it */
    int memory_mb, timeout_s; /* 0: not stated */
    Date runtime_retired;     /* end of standard support; DATE_NONE: none known */
    NearLimit *near;          /* what has come near to a limit */
    size_t n_near;
    const char **watched_by; /* names of those who can be seen watching it */
    size_t n_watched_by;
    const Input *input;
    const char *pointer;
} InventoryItem;

/* How a service was delivered in a period: what rung-dora/1 states. -1: not stated. */
typedef struct {
    const char *service;
    Date from, to; /* both included */
    int period_days;
    int deployments, manual_deployments, failed_deployments;
    int change_failure_bp; /* deployments that failed, of all */
    int lead_time_median_minutes, time_to_restore_median_minutes;
    const char *source; /* of the figures */
    const Input *input;
    const char *pointer;
} Delivery;

/* A key of an owners file that names a capability, or one practice. */
typedef struct {
    const Capability *capability; /* NULL: the rule names a practice */
    const char *owner;
    const Practice *practice; /* NULL: the rule names a capability */
} CapabilityOwner;

/* What the command asks of the verdict, beside the inputs. */
typedef struct {
    bool refuse_undated; /* what states no day does not count */
    int min_assurance;   /* bp; below it the stage is withheld; 0: never */
} Demands;

typedef struct Assessment {
    const char *entity;       /* "Payments Platform" */
    bool entity_is_stated;    /* by an option or an input; else it is a stand-in */
    const char *organisation; /* NULL */
    Date as_of;
    Demands demands;
    Input *inputs;
    size_t n_inputs;
    Observation *observations;
    size_t n_observations;
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
    InventoryItem *inventory;
    size_t n_inventory;
    InventoryItem *declared; /* functions of templates; they may run nowhere */
    size_t n_declared;
    Delivery *deliveries;
    size_t n_deliveries;
    CapabilityOwner *capability_owners;
    size_t n_capability_owners;
    int *universe;   /* per practice index: weight of all resources asked, -1 unknown */
    int usage_stage; /* from automatic signals; -1 none */
    const char *runtime_table_date; /* of data/platform/runtimes.json, ISO */
    const char *limits_reviewed;    /* data/platform/limits.json, ISO; NULL: not needed */
    int near_limit_bp;              /* near is from this share of a limit */
} Assessment;

/* Several entities at once: what the native assessment form calls a portfolio. */
typedef struct {
    const Assessment **entities;
    size_t n_entities;
    const char **unassessed; /* names without any evidence */
    size_t n_unassessed;
} Assessments;

/* Stands in for the entity where neither the command line nor an input names it. */
extern const char unnamed_entity[];

const char *assessment_owner_of(const Assessment *assessment, const Practice *practice);

#endif
