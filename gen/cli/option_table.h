/* The table of options: how each is spelled, who takes it, what it takes, what it does.
 * Reading and printing both walk it (options.c).                                        */
#ifndef RUNG_CLI_OPTION_TABLE_H
#define RUNG_CLI_OPTION_TABLE_H

#include "cli/cli.h"

typedef struct {
    const char *name;     /* "--as-of" */
    const char *letter;   /* "-o", or NULL */
    const char *argument; /* "DATE"; NULL: a switch */
    const char *summary;
    unsigned asked; /* by whom it is taken: Asked, joined */
    void (*apply)(Arena *arena, Options *options, const char *argument, Diag *diag);
} OptionSpec;

extern const OptionSpec option_specs[];
extern const size_t n_option_specs;

/* Those who read inputs. */
enum {
    FOR_VERDICT = FOR_REPORT | FOR_PLAN | FOR_EXPLAIN,
    FOR_INPUTS = FOR_VERDICT | FOR_CHECK | FOR_WAIVE,
    FOR_ALL = FOR_INPUTS | FOR_TOOLS | FOR_ASK,
};

/* What they do: option_report.c for `rung report`, option_values.c for the others. */
void take_logo(Arena *arena, Options *options, const char *text, Diag *diag);
void take_logo_alt(Arena *arena, Options *options, const char *text, Diag *diag);
void take_file(Arena *arena, Options *options, const char *text, Diag *diag);
void take_locale(Arena *arena, Options *options, const char *text, Diag *diag);
void take_theme(Arena *arena, Options *options, const char *text, Diag *diag);
void take_brand_colour(Arena *arena, Options *options, const char *text, Diag *diag);
void take_page(Arena *arena, Options *options, const char *text, Diag *diag);
void take_html_max(Arena *arena, Options *options, const char *text, Diag *diag);
void take_layout(Arena *arena, Options *options, const char *text, Diag *diag);
void take_formats(Arena *arena, Options *options, const char *text, Diag *diag);
void take_into(Arena *arena, Options *options, const char *text, Diag *diag);
void take_between(Arena *arena, Options *options, const char *text, Diag *diag);
void take_history(Arena *arena, Options *options, const char *text, Diag *diag);
void take_baseline(Arena *arena, Options *options, const char *text, Diag *diag);
void take_min_stage(Arena *arena, Options *options, const char *text, Diag *diag);
void take_min_assurance(Arena *arena, Options *options, const char *text, Diag *diag);
void take_fail_on(Arena *arena, Options *options, const char *text, Diag *diag);
void take_directory(Arena *arena, Options *options, const char *text, Diag *diag);
void take_as_of(Arena *arena, Options *options, const char *text, Diag *diag);
void take_entity(Arena *arena, Options *options, const char *text, Diag *diag);
void take_data(Arena *arena, Options *options, const char *text, Diag *diag);
void take_model(Arena *arena, Options *options, const char *text, Diag *diag);
void take_stage(Arena *arena, Options *options, const char *text, Diag *diag);
void take_tools(Arena *arena, Options *options, const char *text, Diag *diag);
void take_answers(Arena *arena, Options *options, const char *text, Diag *diag);
void take_form(Arena *arena, Options *options, const char *text, Diag *diag);
void take_by(Arena *arena, Options *options, const char *text, Diag *diag);
void take_as(Arena *arena, Options *options, const char *text, Diag *diag);
void take_to(Arena *arena, Options *options, const char *text, Diag *diag);
void take_without(Arena *arena, Options *options, const char *text, Diag *diag);
void take_effort_budget(Arena *arena, Options *options, const char *text, Diag *diag);
void take_undated(Arena *arena, Options *options, const char *text, Diag *diag);

/* option_publish.c, for `rung publish`. */
void take_destination(Arena *arena, Options *options, const char *text, Diag *diag);
void take_url(Arena *arena, Options *options, const char *text, Diag *diag);
void take_title(Arena *arena, Options *options, const char *text, Diag *diag);
void take_api(Arena *arena, Options *options, const char *text, Diag *diag);
void take_space(Arena *arena, Options *options, const char *text, Diag *diag);
void take_parent(Arena *arena, Options *options, const char *text, Diag *diag);
void take_user(Arena *arena, Options *options, const char *text, Diag *diag);
void take_token_file(Arena *arena, Options *options, const char *text, Diag *diag);
void take_ca(Arena *arena, Options *options, const char *text, Diag *diag);
void take_timeout(Arena *arena, Options *options, const char *text, Diag *diag);

#endif
