/* What the options of `rung publish` take, and which of them go together. */
#include <string.h>

#include "base/text8.h"
#include "cli/option_table.h"
#include "cli/publish.h"

static const char *const destination_names[N_DESTINATIONS] = {
    [TO_MEDIAWIKI] = "mediawiki", [TO_CONFLUENCE] = "confluence", [TO_FILE] = "file"
};

void take_destination(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    for (int i = 0; i < N_DESTINATIONS; i++) {
        if (!text8_same(text, destination_names[i]))
            continue;
        options->publish.to = (Destination)i;
        options->publish.to_given = true;
        return;
    }
    const char *near = text8_nearest(text, destination_names, N_DESTINATIONS);
    diag_usage(diag, "--to: expected mediawiki, confluence or file, found \"%s\"%s%s%s",
               text, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

/* A text that stands in requests: nothing that ends a line. */
static const char *line(Arena *arena, const char *option, const char *text, Diag *diag)
{
    bool changed;
    text8_clean(arena, text, &changed);
    if (!*text || changed || strpbrk(text, "\t\n"))
        diag_usage(diag, "%s: expected a text in UTF-8 without control characters", option);
    return text;
}

void take_url(Arena *arena, Options *options, const char *text, Diag *diag)
{
    options->publish.url = line(arena, "--url", text, diag);
}

void take_title(Arena *arena, Options *options, const char *text, Diag *diag)
{
    options->publish.title = line(arena, "--page", text, diag);
}

void take_api(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (text8_same(text, "1") || text8_same(text, "2"))
        options->publish.api = text[0] - '0';
    else
        diag_usage(diag, "--api: expected 1 or 2, found \"%s\"", text);
}

void take_space(Arena *arena, Options *options, const char *text, Diag *diag)
{
    options->publish.space = line(arena, "--space", text, diag);
}

void take_parent(Arena *arena, Options *options, const char *text, Diag *diag)
{
    options->publish.parent = line(arena, "--parent", text, diag);
}

void take_user(Arena *arena, Options *options, const char *text, Diag *diag)
{
    options->publish.user = line(arena, "--user", text, diag);
}

void take_token_file(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)diag;
    options->publish.token_file = text;
}

void take_ca(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)diag;
    options->publish.ca = text;
}

void take_timeout(Arena *arena, Options *options, const char *text, Diag *diag)
{
    enum { MOST_DIGITS = 3 };
    (void)arena;
    int seconds = 0;
    size_t n = strspn(text, "0123456789");
    for (size_t i = 0; i < n && n <= MOST_DIGITS; i++)
        seconds = seconds * 10 + text[i] - '0';
    if (!seconds || text[n])
        diag_usage(diag, "--timeout: expected seconds from 1 to 999, found \"%s\"", text);
    options->publish.timeout = seconds;
}

/* --- together ----------------------------------------------------------------------- */

static void need(const char *given, const char *what, const Options *options, Diag *diag)
{
    if (!given)
        diag_usage(diag, "--to %s needs %s", destination_names[options->publish.to], what);
}

static void refuse(bool given, const char *what, const Options *options, Diag *diag)
{
    if (given)
        diag_usage(diag, "--to %s has no use for %s",
                   destination_names[options->publish.to], what);
}

static void check_wiki(const Options *options, Diag *diag)
{
    enum { LONGEST_TITLE = 255 }; /* of Confluence (AbstractPage.isValidTitleLength) */
    const Publishing *asked = &options->publish;
    need(asked->url, "--url", options, diag);
    need(asked->title, "--page TITLE", options, diag);
    refuse(options->directory_given, "-o", options, diag);
    refuse(options->into || options->between, "--into and --between", options, diag);
    if (asked->to == TO_CONFLUENCE)
        need(asked->space, "--space KEY", options, diag);
    else
        refuse(asked->space || asked->parent || asked->api, "--space, --parent and --api",
               options, diag);
    if (asked->to == TO_CONFLUENCE && asked->title &&
        text8_width(asked->title) > LONGEST_TITLE)
        diag_usage(diag, "--page: Confluence takes titles of %d characters, found %zu",
                   LONGEST_TITLE, text8_width(asked->title));
    if (asked->to == TO_CONFLUENCE && asked->user && strchr(asked->user, ':'))
        diag_usage(diag, "--user: a name has no colon, and a token is never given here");
}

static void check_file(const Options *options, Diag *diag)
{
    const Publishing *asked = &options->publish;
    refuse(asked->url, "--url", options, diag);
    refuse(asked->title || asked->space || asked->parent || asked->api,
           "--page, --space, --parent and --api", options, diag);
    refuse(asked->user || asked->token_file || asked->ca, "--user, --token-file and --ca",
           options, diag);
    if (!options->into != !options->between)
        diag_usage(diag, "--into FILE and --between MARKER need each other");
    else if (options->into && !*options->between)
        diag_usage(diag, "--between: expected a marker, found an empty text");
    if (!options->into == !options->directory_given)
        diag_usage(diag, "--to file needs either -o DIR or --into FILE");
}

bool publish_check_options(Options *options, Diag *diag)
{
    enum { USUAL_TIMEOUT = 60 }; /* seconds */
    Publishing *asked = &options->publish;
    if (!asked->to_given)
        diag_usage(diag, "--to: expected mediawiki, confluence or file");
    else if (options->n_inputs != 1)
        diag_usage(diag, "expected one page that rung report wrote, found %zu",
                   options->n_inputs);
    else if (asked->to == TO_FILE)
        check_file(options, diag);
    else
        check_wiki(options, diag);
    if (diag_failed(diag))
        return false;
    asked->page = options->inputs[0];
    asked->into = options->into;
    asked->between = options->between;
    asked->directory = options->directory;
    asked->timeout = asked->timeout ? asked->timeout : USUAL_TIMEOUT;
    return true;
}
