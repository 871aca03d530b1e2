/* The command line: which command, which options, what they mean. main.c is a table of the
 * commands declared here.
 *
 * Errors: DIAG_USAGE, with the nearest known word.                                     */
#ifndef RUNG_CLI_CLI_H
#define RUNG_CLI_CLI_H

#include "base/bundle.h"
#include "ingest/ingest.h"

typedef enum { FORMAT_PDF, FORMAT_HTML, FORMAT_JSON, N_FORMATS } Format;
extern const char *const format_names[N_FORMATS];

/* Who is asked: each option belongs to some of them. */
typedef enum { FOR_REPORT = 1, FOR_TOOLS = 2, FOR_CHECK = 4, FOR_EXPLAIN = 8 } Asked;

typedef struct {
    const char **inputs;
    size_t n_inputs;
    const char *directory; /* -o */
    Date as_of;            /* DATE_NONE: not given */
    const char *entity;    /* NULL: not given */
    const char **layouts;  /* names or files */
    size_t n_layouts;      /* 0: the usual reports */
    bool formats[N_FORMATS];
    bool formats_given;
    Bundle bundle;
    Claim *claims; /* --as; their files are among the inputs */
    size_t n_claims;
    bool keep_going;
    bool verbose;
    bool json, markdown; /* how `rung tools` lists, and `rung explain` */
    bool all;            /* nothing is cut from long lists */
} Options;

/* Reads what stands behind the command's name. */
bool options_read(Arena *arena, Asked asked, int argc, char **argv, Options *options,
                  Diag *diag);

/* The option list of `rung help`. */
void options_print(Asked asked, FILE *to);

typedef struct {
    const char *name;
    const char *synopsis;
    const char *summary;
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
} Command;

extern const Command commands[];
extern const size_t n_commands;

int command_report(int argc, char **argv);
int command_tools(int argc, char **argv);
int command_tools_check(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_help(int argc, char **argv);
int command_version(int argc, char **argv);

#endif
