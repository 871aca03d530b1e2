/* The AWS Well-Architected Tool: a choice is what people say of a practice; what they did
 * not answer is unknown, and other lenses mean something else by the same ids. */
#include <string.h>

#include "ingest/reading.h"

static const char *answers(const World *world, const char *lens, const char *question)
{
    return made(
        world,
        "{'WorkloadId':'0123456789abcdef0123456789abcdef',%s,'AnswerSummaries':[%s]}", lens,
        question);
}

/* REL 2 of the Serverless Lens: a1 bears on three practices, a3 on REL-2. */
static const char *reliability(const World *world, const char *more)
{
    return made(world,
                "{'QuestionId':'rel_q2','PillarId':'reliability','QuestionTitle':'How?',"
                "'Choices':[{'ChoiceId':'rel_rel_q2_a1','Title':'Manage failures'},"
                "{'ChoiceId':'rel_rel_q2_a3','Title':'Manage duplicates'},"
                "{'ChoiceId':'rel_rel_q2_no','Title':'None of these'}]%s}",
                more);
}

static const char serverless[] = "'LensAlias':'serverless'";

static const char answered[] =
    ",'SelectedChoices':['rel_rel_q2_a1'],'IsApplicable':true,'Risk':'MEDIUM'";

static void a_selected_choice_passes_and_one_left_out_fails(void **state)
{
    World *world = *state;
    world_read_text(world, answers(world, serverless, reliability(world, answered)));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "wa-answers");
    assert_int_equal(input->records.in, 2);
    assert_int_equal(input->records.pass, 1);
    assert_int_equal(input->records.fail, 1);
    assert_int_equal(input->records.mapped, 2);
    const Observation *seen = world_seen(world, "REL-1", 0);
    assert_int_equal(seen->verdict, VERDICT_PASS);
    assert_int_equal(seen->strength, STRENGTH_ATTESTED);
    assert_string_equal(seen->check, "rel_rel_q2_a1");
    assert_string_equal(seen->resource->id, "0123456789abcdef0123456789abcdef");
    assert_string_equal(seen->pointer, "/AnswerSummaries/0/Choices/0");
    assert_int_equal(world_count(world, "REL-2"), 2);
    assert_int_equal(world_seen(world, "REL-2", 1)->verdict, VERDICT_FAIL);
}

static void what_is_not_answered_is_unknown(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               answers(world, serverless, reliability(world, ",'Risk':'UNANSWERED'")));
    world_file(world, "b.json", answers(world, serverless, reliability(world, "")));
    world_read(world);
    assert_int_equal(world_input(world, "a.json")->records.unknown, 2);
    assert_int_equal(world_input(world, "b.json")->records.unknown, 2);
    assert_int_equal(world_seen(world, "REL-1", 0)->verdict, VERDICT_UNKNOWN);
}

static void what_does_not_apply_says_so(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               answers(world, serverless,
                       reliability(world, ",'IsApplicable':false,'Risk':'HIGH'")));
    world_file(
        world, "b.json",
        answers(world, serverless,
                reliability(world, ",'Risk':'NONE','ChoiceAnswerSummaries':["
                                   "{'ChoiceId':'rel_rel_q2_a1','Status':'SELECTED'},"
                                   "{'ChoiceId':'rel_rel_q2_a3','Status':"
                                   "'NOT_APPLICABLE','Reason':'OUT_OF_SCOPE'}]")));
    world_read(world);
    assert_int_equal(world_input(world, "a.json")->records.not_applicable, 2);
    assert_int_equal(world_input(world, "b.json")->records.pass, 1);
    assert_int_equal(world_input(world, "b.json")->records.not_applicable, 1);
}

static void none_of_these_is_no_practice_but_an_answer(void **state)
{
    World *world = *state;
    world_read_text(world, answers(world, serverless,
                                   reliability(world, ",'SelectedChoices':["
                                                      "'rel_rel_q2_no']")));
    assert_int_equal(world_input(world, "in.json")->records.in, 2);
    assert_int_equal(world_input(world, "in.json")->records.fail, 2);
}

static void another_lens_means_something_else_by_the_same_ids(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               answers(world,
                       "'LensAlias':'wellarchitected','LensArn':"
                       "'arn:aws:wellarchitected::aws:lens/wellarchitected'",
                       reliability(world, answered)));
    world_file(world, "b.json",
               answers(world, "'LensArn':'arn:aws:wellarchitected::aws:lens/serverless'",
                       reliability(world, answered)));
    world_file(world, "c.json",
               answers(world,
                       "'LensAlias':'arn:aws:wellarchitected:e:123456789012:lens/"
                       "serverless-of-ours'",
                       reliability(world, answered)));
    world_read(world);
    assert_int_equal(world_input(world, "a.json")->records.unmapped, 2);
    assert_int_equal(world_input(world, "b.json")->records.mapped, 2);
    assert_int_equal(world_input(world, "c.json")->records.unmapped, 2);
    assert_int_equal(world_count(world, "REL-1"), 1);
    assert_string_equal(world_input(world, "a.json")->remarks[0],
                        "answers on another lens than the Serverless Lens, which are "
                        "context: wellarchitected: 2");
}

static void a_page_of_answers_is_said_to_be_one(void **state)
{
    World *world = *state;
    world_read_text(world, made(world,
                                "{'LensAlias':'serverless','NextToken':'t',"
                                "'AnswerSummaries':[%s]}",
                                reliability(world, answered)));
    assert_non_null(strstr(world_said(world), "/NextToken: warning: this is one page"));
}

static void a_question_without_choices_is_counted_by_its_risk(void **state)
{
    World *world = *state;
    world_read_text(world, answers(world, serverless,
                                   "{'QuestionId':'a','Risk':'NONE'},"
                                   "{'QuestionId':'b','Risk':'HIGH'},"
                                   "{'QuestionId':'c','Risk':'NOT_APPLICABLE'},"
                                   "{'QuestionId':'d','Risk':'UNANSWERED'}"));
    const Records *records = &world_input(world, "in.json")->records;
    assert_adds_up(records);
    assert_int_equal(records->pass + records->fail + records->not_applicable, 3);
    assert_int_equal(records->unknown, 1);
    assert_int_equal(records->unmapped, 4);
}

static void improvements_and_reports_name_what_is_missing(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               "{'WorkloadId':'w','LensAlias':'serverless','ImprovementSummaries':[{"
               "'QuestionId':'rel_q2','Risk':'HIGH','ImprovementPlans':[{'ChoiceId':"
               "'rel_rel_q2_a3'}]},{'QuestionId':'rel_q1','Risk':'NONE'}]}");
    world_file(world, "b.json",
               "{'Metrics':[{'MetricType':'WORKLOAD','WorkloadId':'w','UpdatedAt':"
               "'2026-10-01T09:00:00+00:00','Lenses':[{'LensArn':"
               "'arn:aws:wellarchitected::aws:lens/serverless','Pillars':[{'Questions':[{"
               "'QuestionId':'ops_q2','Risk':'MEDIUM','BestPractices':[{'ChoiceId':"
               "'ops_ops_q2_a3','ChoiceTitle':'Use a rollout'}]}]}]}]}]}");
    world_read(world);
    assert_string_equal(world_input(world, "a.json")->format, "wa-improvements");
    assert_int_equal(world_input(world, "a.json")->records.mapped, 1);
    assert_int_equal(world_input(world, "a.json")->records.pass, 1);
    assert_int_equal(world_seen(world, "REL-2", 0)->verdict, VERDICT_FAIL);
    const Input *report = world_input(world, "b.json");
    assert_string_equal(report->format, "wa-report");
    assert_string_equal(report->scanned, "2026-10-01T09:00:00+00:00");
    const Observation *seen = world_seen(world, "DPL-5", 0);
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_string_equal(seen->resource->id, "w");
    assert_string_equal(seen->pointer,
                        "/Metrics/0/Lenses/0/Pillars/0/Questions/0/BestPractices/0");
}

static void one_answer_reads_like_a_list_of_them(void **state)
{
    World *world = *state;
    world_read_text(world, made(world,
                                "{'LensAlias':'serverless','MilestoneNumber':3,"
                                "'Answer':%s}",
                                reliability(world, answered)));
    assert_string_equal(world_input(world, "in.json")->format, "wa-answer");
    assert_int_equal(world_input(world, "in.json")->records.mapped, 2);
    assert_string_equal(world_seen(world, "REL-1", 0)->pointer, "/Answer/Choices/0");
    assert_string_equal(world_input(world, "in.json")->remarks[0],
                        "answers of a milestone, perhaps not today's: 3");
}

static void a_review_as_a_whole_is_context(void **state)
{
    World *world = *state;
    world_read_text(
        world, "{'WorkloadId':'w','LensReview':{'LensAlias':'serverless','UpdatedAt':"
               "'2026-10-01T09:00:00Z','RiskCounts':{'HIGH':3,'UNANSWERED':4},"
               "'PillarReviewSummaries':[{'PillarId':'security'},{'PillarId':'cost'}]}}");
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "wa-lens-review");
    assert_string_equal(input->scanned, "2026-10-01T09:00:00Z");
    assert_int_equal(input->records.no_verdict, 2);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 2);
    assert_string_equal(input->remarks[0], "questions at high risk: 3");
    assert_int_equal(world->one->n_observations, 0);
}

static void answers_of_another_type_are_rejected(void **state)
{
    World *world = *state;
    world_read_text(world, answers(world, serverless,
                                   "7,{'Risk':'HIGH'},{'QuestionId':'a','Risk':'high'},"
                                   "{'QuestionId':'b','Choices':[{'Title':'x'}]}"));
    assert_int_equal(world_input(world, "in.json")->records.rejected, 4);
    assert_non_null(strstr(world_said(world), "/AnswerSummaries/0: warning: expected a "));
    assert_non_null(
        strstr(world_said(world), "expected UNANSWERED, HIGH, MEDIUM, NONE or "));
    assert_non_null(strstr(world_said(world), "expected a choice with its id"));
}

static void what_holds_no_answers_is_refused_by_its_name(void **state)
{
    World *world = *state;
    world_file(world, "a.json", "{'schemaVersion':'2021-11-01','pillars':[]}");
    world_file(world, "b.json", "{'LensJSON':'{}'}");
    world_file(world, "c.json", "{'TemplateArn':'t','AnswerSummaries':[]}");
    world_file(world, "d.json",
               "{'WorkloadId':'w','LensReviewReport':{'Base64String':''}}");
    world_file(world, "e.json", "{'0':{'primaryId':'a','questions':{}}}");
    world_file(world, "f.json",
               "{'metadata':{'apiVersion':'1','serviceId':'x'},"
               "'operations':{},'shapes':{}}");
    world_read(world);
    assert_null(world->one);
    const char *said = world_said(world);
    assert_non_null(strstr(said, "a.json: this defines a lens"));
    assert_non_null(strstr(said, "b.json: this is aws wellarchitected export-lens"));
    assert_non_null(strstr(said, "c.json: these are the answers of a review template"));
    assert_non_null(strstr(said, "d.json: this is a PDF report"));
    assert_non_null(strstr(said, "e.json: these are the questions"));
    assert_non_null(strstr(said, "f.json: this describes an AWS API"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_selected_choice_passes_and_one_left_out_fails),
        claim(what_is_not_answered_is_unknown),
        claim(what_does_not_apply_says_so),
        claim(none_of_these_is_no_practice_but_an_answer),
        claim(another_lens_means_something_else_by_the_same_ids),
        claim(a_page_of_answers_is_said_to_be_one),
        claim(a_question_without_choices_is_counted_by_its_risk),
        claim(improvements_and_reports_name_what_is_missing),
        claim(one_answer_reads_like_a_list_of_them),
        claim(a_review_as_a_whole_is_context),
        claim(answers_of_another_type_are_rejected),
        claim(what_holds_no_answers_is_refused_by_its_name),
    };
    return cmocka_run_group_tests_name("ingest: reviews", tests, NULL, NULL);
}
