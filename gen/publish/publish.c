/* Publishing, in a straight line: read what is to stand there, log in, look, plan, write.
 * Nothing is written before everything was looked at. */
#include "publish/publish.h"

#include "base/strings.h"
#include "base/text8.h"
#include "publish/plan.h"
#include "publish/service.h"
#include "publish/token.h"

typedef struct {
    Session session;
    const Service *service;
    const Bundle *bundle;
    const Words *words; /* what people are told in */
    FILE *to;
    Procedure plan;
} Run;

Outcome session_refused(Session *session, const char *what, const char *why)
{
    diag_error(session->diag, origin_of_file(session->asked->url), "refuses %s: %s", what,
               http_quote(session->http, why));
    return FAILED;
}

Outcome session_strange(Session *session, const char *expected)
{
    diag_world(
        session->diag, session->asked->url,
        "expected %s in the answer, found something else; is this the wiki's address?",
        expected);
    return FAILED;
}

static bool plan_all(Run *run, const Publication *what)
{
    Session *session = &run->session;
    Procedure *plan = &run->plan;
    for (size_t i = 0; i < what->n_items; i++) {
        PublishStep step = { .item = &what->items[i] };
        if (!run->service->look(session, step.item, &step.there))
            return false;
        step.kind = plan_step(&step.there, session->asked->replace);
        ARENA_PUSH(session->arena, plan->steps, plan->n_steps) = step;
    }
    return true;
}

/* --- what people are told ----------------------------------------------------------- */

static void say_foreign(Run *run, const PublishStep *step)
{
    const char *what = step->there.leads_on
                           ? "leads on to another page, as after a renaming; give that "
                             "one as --page, or --replace to have the report here again"
                           : "exists, and rung did not write it; --replace takes it over";
    diag_warn(run->session.diag, origin_of_file(run->session.asked->url), "%s %s",
              step->item->name, what);
}

/* Their words are not lost: a wiki keeps every version. */
static void say_edited(Run *run, const PublishStep *step)
{
    if (step->kind == STEP_UPDATE && step->there.editor)
        diag_warn(run->session.diag, origin_of_file(run->session.asked->url),
                  "%s: %s changed it after rung did; that is version %s in its history",
                  step->item->name, http_quote(run->session.http, step->there.editor),
                  step->there.version);
}

static bool is_part(const Publication *what, const char *title)
{
    for (size_t i = 0; i < what->n_items; i++)
        if (what->items[i].kind == ITEM_PAGE && text8_same(what->items[i].name, title))
            return true;
    return false;
}

static const char *title_of_part(Run *run, const Words *language, size_t n)
{
    Arena *arena = run->session.arena;
    WordArgs number = SAY({ "n", .number = (int64_t)n });
    return publication_part(arena, run->session.asked,
                            words_say(language, arena, "wiki.part", number));
}

/* What cannot be a title, since one more word makes it too long, is no page: the report at
 * hand does without it. What the wiki does not answer is recorded by http.c all the same.
 */
static void look_for(Run *run, const Item *page, Found *there)
{
    Session *session = &run->session;
    Diag *diag = session->diag;
    session->diag = diag_new(session->arena);
    run->service->look(session, page, there);
    session->diag = diag;
}

/* Pages of an earlier report that was longer: this one leads to none of them. */
static bool say_left_over(Run *run, const Publication *what, const Words *language)
{
    Session *session = &run->session;
    for (size_t n = 2;; n++) {
        Found there = { 0 };
        Item part = { .kind = ITEM_PAGE, .bytes = "" };
        part.name = title_of_part(run, language, n);
        if (is_part(what, part.name))
            continue;
        look_for(run, &part, &there);
        if (!there.exists)
            break;
        if (there.is_ours)
            diag_warn(session->diag, origin_of_file(session->asked->url),
                      "%s is left over from an earlier, longer report; nothing in this one "
                      "leads there",
                      part.name);
    }
    return !diag_failed(session->diag);
}

/* An earlier report may have spoken another language than this one. */
static bool say_all_left_over(Run *run, const Publication *what)
{
    Session *session = &run->session;
    Map *asked = map_new(session->arena);
    size_t n = 0;
    const char **tags =
        what->n_parts ? words_tags(session->arena, run->bundle, &n, session->diag) : NULL;
    for (size_t i = 0; i < n; i++) {
        const Words *language =
            words_load(session->arena, run->bundle, tags[i], session->diag);
        const char *part = language ? title_of_part(run, language, 2) : NULL;
        if (!part || (!map_get(asked, part) && !say_left_over(run, what, language)))
            return false;
        map_set(asked, part, run);
    }
    return true;
}

static bool is_as_before(const Found *before, const Found *now)
{
    return before->exists == now->exists && text8_same(before->version, now->version);
}

/* The wiki turned a write away twice. Where nobody wrote in between it has another reason,
 * which it may not show: a title that a hidden page has, a right that the token lacks. */
static int conflict(Run *run, const Found *before, const PublishStep *step)
{
    if (is_as_before(before, &step->there)) {
        const char *words = run->session.turned_away;
        session_refused(
            &run->session, step->item->name,
            arena_printf(run->session.arena, "%s: %s",
                         before->exists
                             ? "nobody else changed it, so perhaps the token may not"
                             : "it is not shown, so it may be archived, hidden from this "
                               "token, or in other capitals",
                         words ? words : "it does not say why"));
        return diag_exit(run->session.diag);
    }
    diag_warn(run->session.diag, origin_of_file(run->session.asked->url),
              "%s changed twice while it was written; run the same again",
              step->item->name);
    return EXIT_CONFLICT;
}

/* --- writing ------------------------------------------------------------------------ */

/* Once: who meets a second conflict is in the midst of somebody's work. */
static Outcome look_again_and_write(Run *run, PublishStep *step)
{
    Session *session = &run->session;
    step->there = (Found){ 0 };
    if (!run->service->look(session, step->item, &step->there))
        return FAILED;
    step->kind = plan_step(&step->there, session->asked->replace);
    switch (step->kind) {
    case STEP_KEEP: return UNCHANGED;
    case STEP_REFUSE: say_foreign(run, step); return CONFLICT;
    case STEP_CREATE:
    case STEP_UPDATE:
    case STEP_MOVE:
    case N_STEP_KINDS: break;
    }
    say_edited(run, step);
    return run->service->write(session, step->item, &step->there);
}

static int carry_out(Run *run, PublishStep *step)
{
    if (plan_writes(step->kind)) {
        Found before = step->there;
        say_edited(run, step);
        Outcome outcome = run->service->write(&run->session, step->item, &step->there);
        if (outcome == CONFLICT)
            outcome = look_again_and_write(run, step);
        if (outcome == CONFLICT)
            return step->kind == STEP_REFUSE ? EXIT_CONFLICT : conflict(run, &before, step);
        if (outcome == FAILED)
            return diag_exit(run->session.diag);
        if (outcome == UNCHANGED)
            step->kind = STEP_KEEP;
    }
    plan_print_step(step, run->words, false, run->to);
    return 0;
}

static int carry_out_all(Run *run)
{
    for (size_t i = 0; i < run->plan.n_steps; i++) {
        int status = carry_out(run, &run->plan.steps[i]);
        if (status)
            return status;
    }
    plan_print_sum(&run->plan, run->words, false, run->to);
    return 0;
}

static void say_spoken(Run *run)
{
    const Session *session = &run->session;
    if (session->spoken)
        fprintf(run->to, "%s\n",
                words_say(run->words, session->arena, "publish.spoken",
                          SAY({ "n", .number = session->spoken },
                              { "url", .text = session->api })));
}

static int say_plan(Run *run)
{
    say_spoken(run);
    for (size_t i = 0; i < run->plan.n_steps; i++) {
        say_edited(run, &run->plan.steps[i]);
        plan_print_step(&run->plan.steps[i], run->words, true, run->to);
    }
    plan_print_sum(&run->plan, run->words, true, run->to);
    return plan_count(&run->plan, STEP_REFUSE) ? EXIT_CONFLICT : 0;
}

/* --- the way -------------------------------------------------------------------------- */

static int run_session(Run *run, const Publication *what)
{
    Session *session = &run->session;
    if (!run->service->open(session) || !plan_all(run, what) ||
        !say_all_left_over(run, what))
        return diag_exit(session->diag);
    for (size_t i = 0; i < run->plan.n_steps; i++)
        if (run->plan.steps[i].kind == STEP_REFUSE)
            say_foreign(run, &run->plan.steps[i]);
    if (session->asked->dry_run)
        return say_plan(run);
    return plan_count(&run->plan, STEP_REFUSE) ? EXIT_CONFLICT : carry_out_all(run);
}

int publish(Arena *arena, const Publishing *asked, const Bundle *bundle, FILE *to,
            Diag *diag)
{
    static const Service *const services[N_DESTINATIONS] = {
        [TO_MEDIAWIKI] = &mediawiki, [TO_CONFLUENCE] = &confluence
    };
    Publication what = { 0 };
    const Words *words = words_load(arena, bundle, "en", diag);
    if (!words || !publication_read(arena, asked, &what, diag))
        return diag_exit(diag);
    if (asked->to == TO_FILE)
        return publish_files(arena, asked, &what, words, to, diag);
    const char *token = token_read(arena, asked->token_file, diag);
    HttpWay way = {
        .url = asked->url, .ca = asked->ca, .token = token, .timeout = asked->timeout
    };
    Http *http = token ? http_open(arena, &way, diag) : NULL;
    if (!http)
        return diag_exit(diag);
    Run run = {
        .service = services[asked->to], .bundle = bundle, .words = words, .to = to
    };
    run.session = (Session){
        .arena = arena, .asked = asked, .token = token, .http = http, .diag = diag
    };
    int status = run_session(&run, &what);
    http_close(http);
    return status;
}
