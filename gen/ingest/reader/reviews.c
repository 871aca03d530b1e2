/* Answers given in the AWS Well-Architected Tool: what people say of a workload, lens by
 * lens. Ids of questions and choices mean something within their lens only, so those of
 * other lenses than the Serverless Lens are counted and mapped to nothing.
 *
 * One record is one choice of a question, where the answer names choices; else the question
 * itself, by its risk. Selected is a pass; answered and not selected is a fail. "None of
 * these" is no practice, so it is no record. A link in the notes of a choice, or of its
 * question, is its evidence. Lists of improvements and reports name only
 * the choices that are missing. */
#include "ingest/list/engine.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/list/reach.h"

typedef struct {
    Reading *reading;
    const char *workload;
    const char *lens; /* its alias or ARN, as written; NULL */
    bool is_serverless;
    Date date;
} Review;

typedef enum { RISK_ABSENT, RISK_UNANSWERED, RISK_KNOWN, RISK_NONE, RISK_NA } Risk;

/* --- the lens ------------------------------------------------------------------------- */

/* "serverless", or an ARN that ends so: arn:aws:wellarchitected::aws:lens/serverless. */
static bool names_serverless(const char *lens)
{
    static const char tail[] = "lens/serverless";
    const char *found = lens ? strstr(lens, tail) : NULL;
    const char *behind = found ? found + strlen(tail) : NULL;
    return text8_same(lens, "serverless") || (behind && (!*behind || *behind == '/'));
}

static void take_lens(Review *review, const char *alias, const char *arn)
{
    Reading *reading = review->reading;
    const char *lens = alias ? alias : arn;
    review->lens = lens ? arena_strdup(reading->local, lens) : NULL;
    review->is_serverless = names_serverless(alias) || names_serverless(arn);
}

/* What records on other lenses show: nothing, and why. */
static void say_context(const Review *review)
{
    Reading *reading = review->reading;
    if (review->lens)
        tally(reading,
              arena_printf(reading->each,
                           "answers on another lens than the Serverless Lens, which are "
                           "context: %s",
                           review->lens),
              1);
    else
        tally(reading, "answers on a lens that is not named, which are context", 1);
}

/* --- one question --------------------------------------------------------------------- */

static bool read_risk(Json question, Risk *risk)
{
    static const struct {
        const char *word;
        Risk risk;
    } risks[] = {
        { "UNANSWERED", RISK_UNANSWERED }, { "HIGH", RISK_KNOWN },
        { "MEDIUM", RISK_KNOWN },          { "NONE", RISK_NONE },
        { "NOT_APPLICABLE", RISK_NA },
    };
    Json in = json_get(question, "Risk");
    *risk = RISK_ABSENT;
    if (!json_here(in) || json_is(in, JSON_NULL))
        return true;
    for (size_t i = 0; json_text(in) && i < sizeof risks / sizeof *risks; i++)
        if (strcmp(risks[i].word, json_text(in)) == 0) {
            *risk = risks[i].risk;
            return true;
        }
    json_expected(in, "UNANSWERED, HIGH, MEDIUM, NONE or NOT_APPLICABLE");
    return false;
}

static bool is_out_of_scope(Json question, Risk risk)
{
    Json applies = json_get(question, "IsApplicable");
    return risk == RISK_NA || (json_is(applies, JSON_BOOL) && !json_true(applies));
}

static Outcome outcome_of(Json question, Risk risk)
{
    if (is_out_of_scope(question, risk))
        return OUTCOME_NOT_APPLICABLE;
    switch (risk) {
    case RISK_NONE: return OUTCOME_PASS;
    case RISK_KNOWN: return OUTCOME_FAIL;
    case RISK_NA: return OUTCOME_NOT_APPLICABLE;
    case RISK_UNANSWERED:
    case RISK_ABSENT: break;
    }
    return OUTCOME_UNKNOWN;
}

/* The first link in notes: it can be followed, other words only repeat the claim. */
static const char *link_in(Arena *arena, const char *notes)
{
    const char *link = notes ? strstr(notes, "https://") : NULL;
    return link ? arena_strndup(arena, link, strcspn(link, " \t\r\n\"<>()")) : NULL;
}

/* Of the choice itself, else of its question. */
static const char *evidence_of(const Review *review, Json question, Json choice)
{
    Arena *arena = review->reading->each;
    const char *link = link_in(arena, json_text(json_get(choice, "Notes")));
    return link ? link : link_in(arena, json_text(json_get(question, "Notes")));
}

static void keep(const Review *review, Json question, Json notes, Json at, const char *id,
                 const char *title, Outcome outcome)
{
    Record record = { .tool = review->is_serverless ? review->reading->tool : NULL,
                      .check = id,
                      .title = title,
                      .message = json_text(json_get(question, "QuestionTitle")),
                      .resource = review->workload,
                      .evidence = evidence_of(review, question, notes),
                      .provider = "aws",
                      .outcome = outcome,
                      .date = review->date,
                      .pointer = json_pointer(at) };
    intake_record(review->reading, &record);
    if (!review->is_serverless)
        say_context(review);
}

/* --- choices -------------------------------------------------------------------------- */

typedef struct {
    const char *id, *title;
    Json at;
    Json notes; /* the entry that has some */
    bool is_selected;
    bool is_out_of_scope;
} Choice;

typedef struct {
    Arena *arena;
    Choice *all;
    size_t n;
} Choices;

/* NULL when the value names none; a text is the id itself. */
static Choice *choice_of(Choices *choices, Json in)
{
    const char *id = json_text(in) ? json_text(in) : json_text(json_get(in, "ChoiceId"));
    if (!id || !*id)
        return NULL;
    for (size_t i = 0; i < choices->n; i++)
        if (strcmp(choices->all[i].id, id) == 0)
            return &choices->all[i];
    ARENA_PUSH(choices->arena, choices->all, choices->n) = (Choice){ .id = id, .at = in };
    return &choices->all[choices->n - 1];
}

static void take_status(Choice *choice, Json in)
{
    const char *status = json_text(json_get(in, "Status"));
    choice->is_selected |= text8_same(status, "SELECTED");
    choice->is_out_of_scope |= text8_same(status, "NOT_APPLICABLE");
}

/* What the answer lists, and what it says of each. Returns false when one has no id. */
static bool read_choices(Json question, Choices *choices)
{
    static const char *const lists[] = { "Choices", "ChoiceAnswerSummaries",
                                         "ChoiceAnswers", "SelectedChoices" };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        Json list = json_get(question, lists[i]);
        for (Json in = json_first(list); json_here(in); in = json_next(in)) {
            Choice *choice = choice_of(choices, in);
            if (!choice) {
                json_expected(in, "a choice with its id");
                return false;
            }
            const char *title = json_text(json_get(in, "Title"));
            choice->title = title ? title : choice->title;
            choice->is_selected |= json_text(in) != NULL; /* a selected id */
            take_status(choice, in);
            if (json_text(json_get(in, "Notes")))
                choice->notes = in;
        }
    }
    return true;
}

/* "A choice ID that ends with _no" is what the lens format reserves for it. */
static bool is_none_of_these(const Choice *choice)
{
    static const char end[] = "_no";
    size_t length = strlen(choice->id), behind = strlen(end);
    return text8_same_nocase(choice->title ? choice->title : "", "None of these") ||
           (length > behind && strcmp(choice->id + length - behind, end) == 0);
}

static Outcome outcome_of_choice(Json question, Risk risk, const Choice *choice,
                                 bool any_selected)
{
    if (choice->is_out_of_scope || is_out_of_scope(question, risk))
        return OUTCOME_NOT_APPLICABLE;
    if (risk == RISK_UNANSWERED || (risk == RISK_ABSENT && !any_selected))
        return OUTCOME_UNKNOWN;
    return choice->is_selected ? OUTCOME_PASS : OUTCOME_FAIL;
}

static bool is_question(Json question)
{
    const char *id = json_text(json_get(question, "QuestionId"));
    if (id && *id)
        return true;
    json_expected(json_is(question, JSON_OBJECT) ? json_get(question, "QuestionId")
                                                 : question,
                  "a question's id");
    return false;
}

static void keep_question(const Review *review, Json question, Risk risk)
{
    keep(review, question, question, question, json_text(json_get(question, "QuestionId")),
         json_text(json_get(question, "QuestionTitle")), outcome_of(question, risk));
}

static void read_answer(const Review *review, Json question)
{
    Risk risk;
    Reading *reading = review->reading;
    Choices choices = { .arena = reading->each };
    if (!is_question(question) || !read_risk(question, &risk) ||
        !read_choices(question, &choices)) {
        intake_reject(reading);
        return;
    }
    bool any_selected = false;
    for (size_t i = 0; i < choices.n; i++)
        any_selected |= choices.all[i].is_selected;
    for (size_t i = 0; i < choices.n; i++) {
        const Choice *choice = &choices.all[i];
        if (!is_none_of_these(choice))
            keep(review, question, choice->notes, choice->at, choice->id, choice->title,
                 outcome_of_choice(question, risk, choice, any_selected));
    }
    if (!choices.n)
        keep_question(review, question, risk);
}

/* A question with the choices that are missing: improvements, or best practices at risk. */
static void read_gaps(const Review *review, Json question, const char *list)
{
    Risk risk;
    Reading *reading = review->reading;
    Json gaps = json_get(question, list);
    if (!is_question(question) || !read_risk(question, &risk)) {
        intake_reject(reading);
        return;
    }
    Outcome outcome = outcome_of(question, risk);
    if (outcome == OUTCOME_PASS)
        outcome = OUTCOME_FAIL; /* no risk, though the choice is missing */
    for (Json gap = json_first(gaps); json_here(gap); gap = json_next(gap)) {
        const char *id = json_text(json_get(gap, "ChoiceId"));
        const char *title = json_text(json_get(gap, "ChoiceTitle"));
        if (id && *id) {
            keep(review, question, gap, gap, id, title, outcome);
            continue;
        }
        json_expected(json_is(gap, JSON_OBJECT) ? json_get(gap, "ChoiceId") : gap,
                      "a choice with its id");
        intake_reject(reading);
    }
    if (!json_count(gaps))
        keep_question(review, question, risk);
}

/* --- the answers of the API ----------------------------------------------------------- */

/* list-answers, get-answer, list-lens-review-improvements. */
static void read_summaries(const Review *review, const Level *document, const char *key)
{
    size_t n = 1;
    Reading *reading = review->reading;
    const char *place = arena_printf(reading->local, "/%s", key);
    const char *base = arena_printf(reading->local, "%s%s", document->pointer, place);
    JsonSpan span = place_span(document, place);
    bool is_list = span.type == JSON_ARRAY;
    JsonSpan *all =
        is_list ? json_elements(reading->local, document->bytes, span, &n) : &span;
    if (span.type != JSON_ARRAY && span.type != JSON_OBJECT)
        return;
    for (size_t i = 0; i < n; i++) {
        Json in = read_value(reading, all[i],
                             is_list ? json_pointer_index(reading->local, base, i) : base);
        if (strcmp(key, "ImprovementSummaries") == 0)
            read_gaps(review, in, "ImprovementPlans");
        else
            read_answer(review, in);
        end_record(reading);
    }
}

static void read_lens(Review *review, Json lens)
{
    Json pillars = json_get(lens, "Pillars");
    take_lens(review, NULL, json_text(json_get(lens, "LensArn")));
    for (Json pillar = json_first(pillars); json_here(pillar); pillar = json_next(pillar)) {
        Json questions = json_get(pillar, "Questions");
        for (Json in = json_first(questions); json_here(in); in = json_next(in))
            read_gaps(review, in, "BestPractices");
    }
}

/* get-consolidated-report --format JSON: workloads with their lenses. */
static void read_workload(Reading *reading, Json in)
{
    static const char *const names[] = { "/WorkloadId", "/WorkloadArn", "/WorkloadName" };
    Instant time;
    Review review = { .reading = reading, .date = reading->input->date };
    review.workload = text_among(in, names, sizeof names / sizeof *names);
    if (!review.workload)
        review.workload = reading->input->path;
    if (instant_read(reading->each, json_get(in, "UpdatedAt"), &time)) {
        intake_time(reading, &time);
        review.date = time.date;
    }
    Json lenses = json_get(in, "Lenses");
    for (Json lens = json_first(lenses); json_here(lens); lens = json_next(lens))
        read_lens(&review, lens);
}

static void read_report(Reading *reading, const Level *document)
{
    size_t n;
    const char *base = json_pointer_key(reading->local, document->pointer, "Metrics");
    JsonSpan *all = json_elements(reading->local, document->bytes,
                                  list_at(reading, document, "/Metrics", JSON_ARRAY), &n);
    for (size_t i = 0; i < n; i++) {
        const char *pointer = json_pointer_index(reading->local, base, i);
        read_workload(reading, read_value(reading, all[i], pointer));
        end_record(reading);
    }
}

static const char *text_of(Reading *reading, const Level *document, const char *place)
{
    JsonSpan span = place_span(document, place);
    return span.type == JSON_STRING && span.length > 2
               ? json_span_text(reading->local, document->bytes, span)
               : NULL;
}

static void read_answers(Reading *reading, const Level *document)
{
    static const char *const keys[] = { "AnswerSummaries", "Answer",
                                        "ImprovementSummaries" };
    Review review = { .reading = reading,
                      .workload = text_of(reading, document, "/WorkloadId"),
                      .date = reading->input->date };
    JsonSpan milestone = place_span(document, "/MilestoneNumber");
    if (!review.workload)
        review.workload = reading->input->path;
    if (milestone.type == JSON_NUMBER)
        intake_remark(reading, "answers of a milestone, perhaps not today's: %.*s",
                      (int)milestone.length, document->bytes + milestone.offset);
    take_lens(&review, text_of(reading, document, "/LensAlias"),
              text_of(reading, document, "/LensArn"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        read_summaries(&review, document, keys[i]);
}

void read_reviews(Reading *reading)
{
    JsonDocument document;
    while (next_document(reading, &document)) {
        Level level = document_level(&document);
        read_about(reading, &level);
        if (place_span(&level, "/Metrics").type == JSON_ARRAY)
            read_report(reading, &level);
        else
            read_answers(reading, &level);
    }
    say_tallies(reading);
}
