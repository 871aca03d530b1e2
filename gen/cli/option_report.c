/* What the options of `rung report` alone take: layouts, formats, gates. */
#include <stdlib.h>
#include <string.h>

#include "base/colour.h"
#include "base/file.h"
#include "base/text8.h"
#include "cli/option_table.h"
#include "layout/layout.h"

const char *const format_names[N_FORMATS] = {
    [FORMAT_PDF] = "pdf",
    [FORMAT_HTML] = "html",
    [FORMAT_JSON] = "json",
    [FORMAT_FRAGMENT] = "fragment",
    [FORMAT_CONFLUENCE] = "confluence",
    [FORMAT_MEDIAWIKI] = "mediawiki",
    [FORMAT_MARKDOWN] = "markdown",
};

void take_layout(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)diag;
    ARENA_PUSH(arena, options->layouts, options->n_layouts) = text;
}

static void take_one_format(Options *options, const char *word, Diag *diag)
{
    for (int i = 0; i < N_FORMATS; i++) {
        if (text8_same(word, format_names[i])) {
            options->formats[i] = true;
            return;
        }
    }
    const char *near = text8_nearest(word, format_names, N_FORMATS);
    diag_usage(diag,
               "--format: expected pdf, html, json, fragment, confluence, mediawiki or "
               "markdown, found \"%s\"%s%s%s",
               word, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

void take_formats(Arena *arena, Options *options, const char *text, Diag *diag)
{
    options->formats_given = true;
    while (true) {
        size_t length = strcspn(text, ",");
        take_one_format(options, arena_strndup(arena, text, length), diag);
        if (!text[length])
            return;
        text += length + 1;
    }
}

void take_into(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)diag;
    options->into = text;
}

void take_between(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)diag;
    options->between = text;
}

void take_baseline(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (options->baseline)
        diag_usage(diag, "--baseline: expected one file, found %s and %s",
                   options->baseline, text);
    options->baseline = text;
}

void take_history(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)diag;
    ARENA_PUSH(arena, options->histories, options->n_histories) = text;
}

/* A whole number without a sign, at most `most`; -1 for anything else. */
static int whole_number(const char *text, int most)
{
    int n = 0;
    if (!*text || strlen(text) > 5)
        return -1;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return -1;
        n = n * 10 + *text - '0';
    }
    return n <= most ? n : -1;
}

static void ask_for(Options *options, GateKind kind, int least)
{
    options->gates.asked[kind] = true;
    options->gates.least[kind] = least;
}

void take_min_stage(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    int stage = whole_number(text, LAST_STAGE);
    if (stage < 1)
        diag_usage(diag, "--min-stage: expected a stage from 1 to %d, found \"%s\"",
                   LAST_STAGE, text);
    ask_for(options, GATE_MIN_STAGE, stage);
}

void take_min_assurance(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    int assurance = whole_number(text, FULL_BP);
    if (assurance < 1)
        diag_usage(diag,
                   "--min-assurance: expected basis points from 1 to %d, such as 6000, "
                   "found \"%s\"",
                   FULL_BP, text);
    ask_for(options, GATE_MIN_ASSURANCE, assurance);
    options->demands.min_assurance = assurance;
}

static void take_one_reason(Options *options, const char *word, Diag *diag)
{
    const char *const *names = gate_names + FIRST_FAIL_ON;
    size_t n = N_GATE_KINDS - FIRST_FAIL_ON;
    for (size_t i = 0; i < n; i++) {
        if (text8_same(word, names[i])) {
            ask_for(options, (GateKind)(FIRST_FAIL_ON + i), 0);
            return;
        }
    }
    const char *near = text8_nearest(word, names, n);
    diag_usage(diag,
               "--fail-on: expected blocker, critical, unknown or regression, found "
               "\"%s\"%s%s%s",
               word, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

void take_fail_on(Arena *arena, Options *options, const char *text, Diag *diag)
{
    while (true) {
        size_t length = strcspn(text, ",");
        take_one_reason(options, arena_strndup(arena, text, length), diag);
        if (!text[length])
            return;
        text += length + 1;
    }
}

void take_logo(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (!*path_base(text))
        diag_usage(diag, "--logo: expected a PNG, JPEG or SVG file, found \"%s\"", text);
    options->logo = text;
}

void take_logo_alt(Arena *arena, Options *options, const char *text, Diag *diag)
{
    enum { LONGEST_ALT = 500 }; /* bytes: it is read aloud */
    bool changed;
    text8_clean(arena, text, &changed);
    if (!*text || strlen(text) > LONGEST_ALT || changed || strpbrk(text, "\t\n"))
        diag_usage(diag,
                   "--logo-alt: expected a text in UTF-8 of at most %d bytes, without "
                   "control characters",
                   LONGEST_ALT);
    options->logo_alt = text;
}

void take_theme(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (options->theme)
        diag_usage(diag, "--theme: expected one, found %s and %s", options->theme, text);
    options->theme = text;
}

void take_brand_colour(Arena *arena, Options *options, const char *text, Diag *diag)
{
    uint32_t colour;
    (void)arena;
    if (!colour_read(text, &colour))
        diag_usage(diag, "--brand-colour: expected a colour as '#RRGGBB', found \"%s\"",
                   text);
    options->brand_colour = text;
}

void take_page(Arena *arena, Options *options, const char *text, Diag *diag)
{
    double width, height;
    layout_page_size(arena, text, &width, &height, diag);
    options->page = text;
}

void take_html_max(Arena *arena, Options *options, const char *text, Diag *diag)
{
    enum { MOST_DIGITS = 7 };
    (void)arena;
    size_t n = strspn(text, "0123456789");
    options->html_max = n && !text[n] && n <= MOST_DIGITS ? atoi(text) : 0;
    if (!options->html_max)
        diag_usage(diag,
                   "--html-max: expected a number of rows from 1 to 9999999, found \"%s\"",
                   text);
}
