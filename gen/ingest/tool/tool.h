/* What data/tools/<tool>.json says of one tool: how to recognise its output, where the
 * records are, which field is what, how its verdicts read, and what its checks mean for
 * which practice. data/schemas/tool.schema.json documents the language.
 *
 * A tool file's head (everything before its last member, "checks") is read when a run
 * starts; its checks only when an input of that tool is met.
 *
 * Owner:  the arena of the run; const once loaded, but for the checks.
 * Errors: DIAG_CONTENT with the tool file's JSON path: a bad tool file is our data. */
#ifndef RUNG_INGEST_TOOL_H
#define RUNG_INGEST_TOOL_H

#include "assessment.h"
#include "base/bundle.h"
#include "ingest/source/source.h"

/* What a record says, before anything is made of it. */
typedef enum {
    OUTCOME_PASS,
    OUTCOME_FAIL,
    OUTCOME_NOT_APPLICABLE,
    OUTCOME_UNKNOWN,
    OUTCOME_SUPPRESSED,
    OUTCOME_NO_VERDICT, /* an inventory's: nobody judged */
} Outcome;
enum { N_OUTCOMES = 6 };

/* Places are JSON Pointers from a record. '^' before one starts at what stands around the
 * record, one "*" of the records' path further out for each; '$' starts at the document;
 * "@" is the member's name: "/resource/name", "^/query_id", "^^@", "$/account". */
typedef enum {
    CONDITION_HAS,
    CONDITION_IS,
    CONDITION_STARTS,
    CONDITION_ENDS,
    CONDITION_CONTAINS,
    CONDITION_AT_LEAST,
    CONDITION_AT_MOST,
    CONDITION_DIFFERS,
    CONDITION_LACKS
} ConditionKind;

typedef struct {
    ConditionKind kind;
    const char *place;
    bool has_star;      /* a star in the place: one of what it stands for is enough */
    const char **words; /* HAS: "any", "text" …; DIFFERS: none of them; others: any */
    size_t n_words;
} Condition;

typedef struct Conditions Conditions;
struct Conditions {
    Condition *all; /* all must hold */
    size_t n;
    const Conditions *but_not; /* and these must not all hold; NULL */
};

/* Several sets, of which one must hold. */
typedef struct {
    Conditions *sets;
    size_t n;
} AnyOf;

/* One way to a text. */
typedef struct Way {
    const char *place; /* or a text with places in braces: "{/name}@{/version}" */
    bool is_pattern;
    const char *after, *before; /* cuts the text out of what stands there; NULL */
    struct Way *of;             /* instead of a place: texts put together with `by` */
    size_t n_of;
    const char *by;
    Conditions when;
} Way;

/* Ways in order of preference: the first that leads to something is the field. */
typedef struct {
    Way *ways;
    size_t n;
} Field;

typedef struct {
    const char *word;
    Outcome outcome;
} VerdictWord;

typedef struct {
    Conditions when;
    Outcome outcome;
} VerdictCase;

/* The first case that holds decides, else the word that stands at `at`. */
typedef struct {
    bool fixed; /* every record has `outcome` */
    Outcome outcome;
    VerdictCase *cases;
    size_t n_cases;
    Field at;
    bool any_case;
    VerdictWord *words;
    size_t n_words;
    bool absent_known, other_known; /* what no word, and any other word, means */
    Outcome absent, other;
    const char *expected; /* "PASS, FAIL or MANUAL" */
} VerdictRule;

/* The tool was told to look away when a field holds one of the words. */
typedef struct {
    Field at;
    const char **words;
    size_t n_words;
    bool only_fails;
} Muting;

/* A field for resources of one type only. */
typedef struct {
    const char *resource_type;
    Field field;
} TypedField;

/* Records of another tool among this one's: their checks are that tool's. */
typedef struct {
    const char *tool;
    Conditions when;
    const char *after; /* the check's id stands behind this; NULL */
} Route;

/* Records that make one verdict on what was looked at: a target with a grave vulnerability
 * fails, one without passes. */
typedef struct {
    const char *predicate;
    Field resource;  /* from a record: what it speaks of */
    Conditions fail; /* of a failing record: it is grave */
    bool beside;     /* what is not grave counts as the checks' mapping says */
    const char *at;  /* what was looked at: a path as of records; NULL: nothing passes */
    Field looked_at; /* from there: the resource that passes */
    Conditions pass;
    Conditions sure; /* what the records find was looked for; a record proves it too */
    const char *otherwise; /* the predicate that passes where that is not sure; NULL */
} Judge;

/* Further things that a record speaks of, each with its verdict. */
typedef struct {
    const char *at;                /* their list */
    Field resource, resource_type; /* of one of them; a type of its own is another thing */
    TypedField *resource_of;       /* for checks on resources of one type */
    size_t n_resource_of;
    Conditions when;
} Also;

/* Records that are counted with their verdict and show nothing. */
typedef struct {
    Conditions when;
    const char *say; /* what they are, printed with their number; NULL */
} Context;

/* A function that is so says that functions are used up to this stage. */
typedef struct {
    int stage;
    AnyOf is;
} UseSignal;

/* Records that are functions of a platform: which field says what. Places are looked for
 * in the function's settings, which may stand a step below the record. */
typedef struct {
    const char *provider;
    const char *settings; /* a place from the record; NULL: the record itself */
    AnyOf is;             /* which records are functions; none: all */
    AnyOf counts;         /* which functions the inventory counts; none: all */
    bool single;          /* one function, not the list of all */
    bool declared;        /* by a template: it may run nowhere */
    bool tags_only;       /* nothing but its tags is told */
    Field name;           /* of a declared one: the name it will have */
    Field runtime, memory_mb, memory, timeout, code_bytes, storage_mb;
    AnyOf image;        /* a container image */
    Field identity;     /* what it acts as */
    const char *others; /* an object whose members are named as further identities; NULL */
    AnyOf own_identity, default_identity;
    const char **environment; /* objects whose members are named as variables */
    size_t n_environment;
    const char *tags;   /* an object, or a list of keys and values; NULL */
    const char *layers; /* with a "*"; NULL */
    Field handler, wrapper;
    UseSignal *use;
    size_t n_use;
} FunctionRules;

/* Records that are settings of one function, which the file does not name. */
typedef struct {
    const char *provider;
    Field name;
} SettingRules;

/* What one record says. */
typedef struct {
    Field check, title, resource, resource_type, provider, message, reason, time;
    Field file, line, last_line, account, region;
    TypedField *resource_of;
    size_t n_resource_of;
    VerdictRule verdict;
    Muting *muted;
    size_t n_muted;
    Route *routes;
    size_t n_routes;
    Context *context; /* where one of them holds, the record shows nothing */
    size_t n_context;
    const Also *also;
    const char *predicate; /* of which every record is an instance; NULL */
    const Judge *judge;
    const FunctionRules *functions;
    const SettingRules *setting;
} RecordRules;

/* Where records stand: a pointer whose "*" stands for every element of a list. */
typedef struct {
    const char *at;
    bool members;        /* the stars may stand for members of objects too */
    Conditions when;     /* of what stands there; else it is no record */
    const char *counted; /* where the tool states how many there are; NULL */
    bool counts_some;    /* … of the verdict `counts` */
    Outcome counts;
    const char *called; /* what to call them in a remark */
    RecordRules rules;
} RecordPath;

typedef struct {
    const char *at;  /* a number or a list */
    const char *say; /* "files that the tool could not parse" */
} CountRemark;

/* What one document says. */
typedef struct {
    const char *reader; /* "list", or a reader in C */
    Field version, time;
    RecordPath *paths;
    size_t n_paths;
    const char **nested; /* paths to parts that hold records at the same places */
    size_t n_nested;
    CountRemark *remarks;
    size_t n_remarks;
    const char **truncated; /* present and not null: one page of a longer list */
    size_t n_truncated;
} DocumentRules;

/* What records can prove at best. */
typedef enum {
    PROVES_ITEMISED,   /* passes, each with its resource */
    PROVES_AGGREGATED, /* passes that are only counted */
    PROVES_FAILURES,   /* what fails is listed, and nothing else */
    PROVES_INVENTORY,  /* things, judged by nobody */
    PROVES_CONTEXT,    /* shown, with weight 0 */
    PROVES_ATTESTED,   /* what people said */
} Proves;
enum { N_PROVES = 6 };
extern const char *const proves_names[N_PROVES]; /* "itemised", "aggregated" … */

typedef struct {
    Proves proves;
    bool is_said;       /* by the tool file; else it is told from the verdict's words */
    const char *passes; /* what counts as a pass, and what does not; a sentence, or NULL */
    const char **tried; /* versions of the tool whose files were read in tests */
    size_t n_tried;
} Proof;

/* One form of output. Among forms that fit, the one with most conditions is meant. */
typedef struct {
    const char *format; /* "prowler-ocsf" */
    const char *title;  /* of who wrote it, where that is not the tool; NULL */
    Proof proof;        /* the form's own, or the tool's */
    const char *refuse; /* a false friend: why it is none; NULL */
    bool listed;        /* only where documents stand in a list */
    Conditions when;
    DocumentRules rules;
} Shape;

typedef struct {
    const Practice *practice;
    Strength pass, fail;
    const char *resource_type; /* NULL: the check's */
    const char *provider;      /* NULL: the check's */
} CheckUse;

typedef struct {
    const char *id;
    const char *title;
    const char *resource_type; /* ours: "function", "api" …; NULL */
    const char *provider;      /* "aws" …; NULL for any */
    CheckUse *uses;
    size_t n_uses;
} Check;

/* Tests over functions that C makes, because they need other functions or tables. */
typedef enum {
    TEST_NONE,
    TEST_EXISTS,          /* functions run in this account */
    TEST_RUNTIME,         /* its runtime is supported */
    TEST_IDENTITY,        /* it has an identity of its own */
    TEST_SIZING,          /* neither delivered as it came, nor at a limit */
    TEST_LIMITS,          /* it has come near a limit of its platform */
    TEST_ENVIRONMENT,     /* a variable's name promises a secret */
    TEST_OBSERVER_SECRET, /* a variable is known to hold an observer's secret */
    TEST_TAGS,            /* its tags name an owner and a service */
    TEST_DECLARED,        /* a template declares it */
} Test;
enum { N_TESTS = 10 };
extern const char *const test_names[N_TESTS];

/* A test that C makes, or that its conditions say; the file says what it means. */
typedef struct {
    const char *id;
    const char *title;
    const Practice *practice;
    Strength strength;
    const char *resource_type;
    Test test;
    AnyOf pass, fail; /* of a record; a fail wins */
    const char *say;  /* what to add to the verdict; NULL */
} Predicate;

typedef struct Tool {
    const char *id;
    const char *title;
    const char *file;
    bool is_own; /* of the user's own (--tools): its checks are read at once */
    const char **sarif_names;
    size_t n_sarif_names;
    bool sarif_lists_rules; /* its SARIF names every rule that ran */
    bool scans_templates;   /* its resources are addresses in infrastructure templates */
    const char *id_tail;    /* an unknown check id is tried again behind its last … */
    bool id_any_case;       /* and in lower case, '-' for '_' */
    const char **id_forms;  /* and as what "{}" stands for in one of these: "x-{}-*" */
    size_t n_id_forms;
    const char **unquoted; /* globs over check ids: their messages are not kept */
    size_t n_unquoted;
    Proof proof;        /* where a form says none of its own */
    const char **clean; /* globs over check ids: they ran when the output is empty */
    size_t n_clean;
    Shape *shapes;
    size_t n_shapes;
    Predicate *predicates;
    size_t n_predicates;
    Map *checks;          /* id or alias → Check; NULL until tool_load_checks() */
    const Check **listed; /* the same, each once, in the order of the file */
    size_t n_listed;
} Tool;

typedef struct {
    Tool *tools;
    size_t n_tools;
} Tools;

/* Reads the heads of all tool files. NULL when one of them is bad. */
Tools *tools_load(Arena *arena, const Model *model, const Bundle *bundle, Diag *diag);

/* Reads the tool's checks unless they are there already. */
bool tool_load_checks(Tool *tool, Arena *arena, const Model *model, const Bundle *bundle,
                      Diag *diag);

/* By id or alias; NULL when no mapping knows the check. `provider` may be NULL. */
const Check *tool_find_check(const Tool *tool, const char *id, const char *provider);
const Check *tool_check_respelt(const Tool *tool, const char *id); /* its second try */
bool tool_same_provider(const char *known, const char *written);   /* NULL, "any" fit all */
const Predicate *tool_find_predicate(const Tool *tool, const char *id);
const Predicate *tool_find_test(const Tool *tool, Test test);
Tool *tools_find(const Tools *tools, const char *id);

/* The tool that calls itself so in SARIF; letters folded. NULL when none does. */
Tool *tools_find_producer(const Tools *tools, const char *driver_name);

#endif
