/* The command line: which command, which options, what they mean. main.c is a table of the
 * commands declared here.
 *
 * Errors: DIAG_USAGE, with the nearest known word.                                     */
#ifndef RUNG_CLI_CLI_H
#define RUNG_CLI_CLI_H

#include "base/bundle.h"
#include "gate.h"
#include "ingest/ingest.h"
#include "publication.h"

typedef enum {
    FORMAT_PDF,
    FORMAT_HTML,
    FORMAT_JSON,
    /* For wikis, in the order of Profile (emit/wiki.h). */
    FORMAT_FRAGMENT,
    FORMAT_CONFLUENCE,
    FORMAT_MEDIAWIKI,
    FORMAT_MARKDOWN,
    N_FORMATS,
} Format;
extern const char *const format_names[N_FORMATS];

/* Who is asked: each option belongs to some of them. */
typedef enum {
    FOR_REPORT = 1 << 0,
    FOR_TOOLS = 1 << 1,
    FOR_CHECK = 1 << 2,
    FOR_ASK = 1 << 3,
    FOR_PLAN = 1 << 4,
    FOR_WAIVE = 1 << 5,
    FOR_MODEL = 1 << 6,
    FOR_EXPLAIN = 1 << 7,
    FOR_RESULT = 1 << 8,
    FOR_LAYOUT = 1 << 9,
    FOR_THEME = 1 << 10,
    FOR_PUBLISH = 1 << 11,
} Asked;

typedef struct {
    const char **inputs;
    size_t n_inputs;
    const char *directory; /* -o */
    bool directory_given;
    Date as_of;           /* DATE_NONE: not given */
    const char *entity;   /* NULL: not given */
    const char **layouts; /* names or files */
    size_t n_layouts;     /* 0: the usual reports */
    bool formats[N_FORMATS];
    bool formats_given;
    const char *theme;        /* --theme: a name or a file; NULL: as the layout says */
    const char *brand_colour; /* "#RRGGBB"; NULL: the theme's */
    const char *logo;         /* an image file; NULL: none */
    const char *logo_alt;     /* NULL: not given */
    const char *into;         /* --into: a page of somebody's; NULL: not given */
    const char *between;      /* --between; NULL: not given */
    Bundle bundle;
    Claim *claims; /* --as; their files are among the inputs */
    size_t n_claims;
    Demands demands;        /* --undated, --min-assurance */
    bool no_script;         /* --no-script */
    int html_max;           /* --html-max: rows of tables on one page */
    const char *baseline;   /* --baseline; NULL: not given */
    const char **histories; /* --history: files and directories */
    size_t n_histories;
    GatesAsked gates;
    bool attach, classic_pdf;
    bool keep_going;
    bool verbose;
    /* `rung ask` */
    const char *answers; /* -o */
    const char *form;    /* --html; NULL: not given */
    const char *by;      /* NULL: not given */
    bool missing, ask_all, list;
    bool json, markdown;  /* how `rung tools` lists; JSON also from plan and explain */
    bool all;             /* `rung explain`: nothing is cut from long lists */
    const char *to;       /* the stage to plan for; NULL: the next */
    const char **without; /* ids of practices that a plan does without */
    size_t n_without;
    int effort_budget;  /* points; -1: no limit */
    bool lens;          /* export a model as a lens */
    int stage;          /* of a lens, or of the report on a stage; 0: not given */
    const char *page;   /* --page; NULL: as the layout says */
    const char *locale; /* --locale: "de"; "en" when it is not given */
    const char *file;   /* -o of `rung layout`; NULL: standard output */
    Publishing publish;
} Options;

/* Reads what stands behind the command's name. */
bool options_read(Arena *arena, Asked asked, int argc, char **argv, Options *options,
                  Diag *diag);

/* What --model does: for commands that take a model without it. */
void options_take_model(Options *options, const char *path, Diag *diag);

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
int command_ask(int argc, char **argv);
int command_plan(int argc, char **argv);
int command_tools(int argc, char **argv);
int command_tools_check(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_waive(int argc, char **argv);
int command_model(int argc, char **argv);
int command_result(int argc, char **argv);
int command_layout(int argc, char **argv);
int command_theme(int argc, char **argv);
int command_publish(int argc, char **argv);
int command_help(int argc, char **argv);
int command_version(int argc, char **argv);

#endif
