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
#include "ingest/bytes.h"

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

/* Pointers in order of preference: the first that leads to something is the field. */
typedef struct {
    const char **pointers;
    size_t n;
} Field;

typedef enum { CONDITION_HAS, CONDITION_IS, CONDITION_LACKS } ConditionKind;

typedef struct {
    ConditionKind kind;
    const char *pointer;
    const char *word; /* HAS: "any", "text" …; IS: the value as text */
} Condition;

/* One form of output. Among forms that fit, the one with most conditions is meant. */
typedef struct {
    const char *format; /* "prowler-ocsf" */
    const char *refuse; /* a false friend: why it is none; NULL */
    bool listed;        /* only where documents stand in a list */
    Condition *conditions;
    size_t n_conditions;
} Shape;

/* Where records stand: a pointer whose "*" stands for every element or member. */
typedef struct {
    const char *at;
    bool fixed; /* every record there has this outcome */
    Outcome outcome;
    const char *counted; /* where the tool states how many there are; NULL */
    const char *called;  /* what to call them in a remark */
} RecordPath;

typedef struct {
    const char *word;
    Outcome outcome;
} VerdictWord;

typedef struct {
    Field at;
    bool any_case;
    VerdictWord *words;
    size_t n_words;
    const char *expected; /* "PASS, FAIL or MANUAL" */
} VerdictRule;

/* The tool was told to look away when a field holds one of the words. */
typedef struct {
    Field at;
    const char **words;
    size_t n_words;
    bool only_fails;
} Muting;

typedef struct {
    const char *at;  /* a number or a list */
    const char *say; /* "files that the tool could not parse" */
} CountRemark;

/* A field for resources of one type only. */
typedef struct {
    const char *resource_type;
    Field field;
} TypedField;

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
    const char *reader; /* "list", or a reader in C */
    const char **sarif_names;
    size_t n_sarif_names;
    bool sarif_lists_rules; /* its SARIF names every rule that ran */
    bool scans_templates;   /* its resources are addresses in infrastructure templates */
    const char *id_tail;    /* an unknown check id is tried again behind its last … */
    Shape *shapes;
    size_t n_shapes;
    RecordPath *records;
    size_t n_records;
    Field check, title_at, resource, resource_type, provider, message, reason, time;
    TypedField *resource_of;
    size_t n_resource_of;
    Field about_version, about_time;
    VerdictRule verdict;
    Muting *muted;
    size_t n_muted;
    CountRemark *remarks;
    size_t n_remarks;
    const char **unquoted; /* globs over check ids: their messages are not kept */
    size_t n_unquoted;
    const char **truncated; /* present and not null: one page of a longer list */
    size_t n_truncated;
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
