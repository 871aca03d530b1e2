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
#include "ingest/source.h"

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
    CONDITION_LACKS
} ConditionKind;

typedef struct {
    ConditionKind kind;
    const char *place;
    const char **words; /* HAS: "any", "text" …; IS, STARTS: any of them */
    size_t n_words;
} Condition;

typedef struct {
    Condition *all; /* all must hold */
    size_t n;
} Conditions;

/* One way to a text. */
typedef struct {
    const char *place; /* or a text with places in braces: "{/name}@{/version}" */
    bool is_pattern;
    const char *after, *before; /* cuts the text out of what stands there; NULL */
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
    const char *at;  /* what was looked at: a path as of records; NULL: nothing passes */
    Field looked_at; /* from there: the resource that passes */
    Conditions pass;
} Judge;

/* What one record says. */
typedef struct {
    Field check, title, resource, resource_type, provider, message, reason, time;
    Field file, line, account, region;
    TypedField *resource_of;
    size_t n_resource_of;
    VerdictRule verdict;
    Muting *muted;
    size_t n_muted;
    Route *routes;
    size_t n_routes;
    const char *predicate; /* of which every record is an instance; NULL */
    const Judge *judge;
} RecordRules;

/* Where records stand: a pointer whose "*" stands for every element or member. */
typedef struct {
    const char *at;
    const char *counted; /* where the tool states how many there are; NULL */
    const char *called;  /* what to call them in a remark */
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
    const char *nested; /* a path to parts that hold records at the same places; NULL */
    CountRemark *remarks;
    size_t n_remarks;
    const char **truncated; /* present and not null: one page of a longer list */
    size_t n_truncated;
} DocumentRules;

/* One form of output. Among forms that fit, the one with most conditions is meant. */
typedef struct {
    const char *format; /* "prowler-ocsf" */
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

/* A test that C makes; the file says what it means. */
typedef struct {
    const char *id;
    const char *title;
    const Practice *practice;
    Strength strength;
    const char *resource_type;
} Predicate;

typedef struct Tool {
    const char *id;
    const char *title;
    const char *file;
    const char **sarif_names;
    size_t n_sarif_names;
    bool sarif_lists_rules; /* its SARIF names every rule that ran */
    bool scans_templates;   /* its resources are addresses in infrastructure templates */
    const char *id_tail;    /* an unknown check id is tried again behind its last … */
    const char **unquoted;  /* globs over check ids: their messages are not kept */
    size_t n_unquoted;
    Shape *shapes;
    size_t n_shapes;
    Predicate *predicates;
    size_t n_predicates;
    Map *checks; /* id or alias → Check; NULL until tool_load_checks() */
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
bool tool_same_provider(const char *known, const char *written); /* NULL, "any" fit all */
const Predicate *tool_find_predicate(const Tool *tool, const char *id);
Tool *tools_find(const Tools *tools, const char *id);

/* The tool that calls itself so in SARIF; letters folded. NULL when none does. */
Tool *tools_find_producer(const Tools *tools, const char *driver_name);

#endif
