/* Real outputs of real tools: every one is read with all its records accounted for, or
 * refused in so many words. The files are not ours; without them the test is skipped. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "ingest/reading.h"

static const char *fixtures(const World *world)
{
    const char *corpus = getenv("RUNG_CORPUS");
    const char *path = path_join(world->arena, corpus ? corpus : "../shared", "fixtures");
    return path_kind(path) == PATH_DIRECTORY ? path : NULL;
}

typedef struct {
    const char *path; /* NULL: any other */
    size_t in, pass, fail, suppressed, unknown, no_verdict;
} Expected;

static const Expected expected[] = {
    { "checkov/ar_lambda_checkov_report.json", 43, 37, 6, 0, 0, 0 },
    { "checkov/cc_terragoat2_checkov_a.json", 165, 81, 84, 0, 0, 0 },
    { "checkov/cc_terragoat2_checkov_b.json", 333, 164, 169, 0, 0, 0 },
    { "checkov/dd_checkov-report-0-vuln.json", 0, 0, 0, 0, 0, 0 },
    { "checkov/dd_checkov-report-many-vuln.json", 3, 0, 3, 0, 0, 0 },
    { "checkov/dd_checkov-report-multiple-check_type.json", 28, 15, 13, 0, 0, 0 },
    { "checkov/dd_checkov2-report-0-vuln.json", 0, 0, 0, 0, 0, 0 },
    { "checkov/heimdall_checkov_json.json", 124, 69, 55, 0, 0, 0 },
    { "checkov/heimdall_checkov_with_skips.json", 22, 8, 12, 2, 0, 0 },
    { "checkov/sf_results_json.json", 0, 0, 0, 0, 0, 0 },
    { "prowler/dd_v3_many_vuln_after_4_5_0.ocsf.json", 3, 0, 2, 1, 0, 0 },
    { "prowler/dd_v3_one_vuln.ocsf.json", 1, 0, 1, 0, 0, 0 },
    { "prowler/dd_v3_no_vuln.ocsf.json", 0, 0, 0, 0, 0, 0 },
    { "azure/prowler_azure.ocsf.json", 5, 0, 5, 0, 0, 0 },
    { "gcp/prowler_gcp.ocsf.json", 5, 3, 2, 0, 0, 0 },
    { "sarif/aq_trivy-results.sarif", 4, 0, 4, 0, 0, 0 },
    { "sarif/aq_trivy_demo-results.sarif", 429, 0, 0, 429, 0, 0 },
    { "sarif/checkov_openapi_expected.sarif", 12, 0, 12, 0, 0, 0 },
    { "sarif/codeql_output.sarif", 72, 0, 72, 0, 0, 0 },
    { "sarif/dd_issue_10191.json", 77, 0, 77, 0, 0, 0 },
    { "sarif/dependency_check.sarif", 13, 0, 13, 0, 0, 0 },
    { "sarif/gitleaks8_expected.sarif", 1, 0, 1, 0, 0, 0 },
    { "sarif/gitleaks_7.5.0.sarif", 8, 0, 8, 0, 0, 0 },
    { "sarif/heimdall_sarif_input.sarif", 77, 0, 77, 0, 0, 0 },
    { "sarif/no_runs.sarif", 0, 0, 0, 0, 0, 0 },
    { "sarif/scorecard_check8.sarif", 6, 0, 6, 0, 0, 0 },
    { "sarif/semgrep_owasp_benchmark.sarif", 1768, 0, 1768, 0, 0, 0 },
    { "sarif/trivy_alpine310.sarif", 4, 0, 4, 0, 0, 0 },
    { "cfn-guard/validate_structured.sarif", 8, 0, 8, 0, 0, 0 },
    { "gitleaks/dd_gitleaks8_many.json", 4, 0, 4, 0, 0, 0 },
    { "gitleaks/expected_json_simple.json", 1, 0, 1, 0, 0, 0 },
    { "gitleaks/expected_empty.json", 0, 0, 0, 0, 0, 0 },
    { "npm-audit/as_cdk-integ_npm-audit.json", 0, 0, 0, 0, 0, 0 },
    { "npm-audit/dd_v7_issue_10801.json", 1, 0, 1, 0, 0, 0 },
    { "npm-audit/dd_v7_many_vulns.json", 3, 0, 3, 0, 0, 0 },
    { "npm-audit/dd_v7_one_vuln.json", 2, 0, 2, 0, 0, 0 },
    { "npm-audit/ew_npm-audit.json", 1, 0, 1, 0, 0, 0 },
    { "npm-audit/nb_npm-audit.json", 0, 0, 0, 0, 0, 0 },
    { "aws-inventory/cc_policy_lambda.ListFunctions.json", 2, 0, 0, 0, 0, 2 },
    { "aws-inventory/cc_sg_lambda.ListFunctions.json", 3, 0, 0, 0, 0, 3 },
    { "aws-cli-examples/lambda_list-functions.json", 3, 0, 0, 0, 0, 3 },
};
enum { N_EXPECTED = sizeof expected / sizeof *expected };

static const Expected *expected_of(const char *path)
{
    for (size_t i = 0; i < N_EXPECTED; i++)
        if (text8_ends(path, expected[i].path))
            return &expected[i];
    return NULL;
}

static void read_alone(World *world, const char *path)
{
    world->diag = diag_new(world->arena);
    world->n_paths = 0;
    world_path(world, path);
    world_read(world);
}

static void assert_expected(const World *world, const Expected *want)
{
    if (!world->one)
        fail_msg("%s is refused: %s", want->path, world_said(world));
    const Records *records = &world->one->inputs[0].records;
    if (records->in != want->in || records->pass != want->pass ||
        records->fail != want->fail || records->suppressed != want->suppressed ||
        records->unknown != want->unknown || records->no_verdict != want->no_verdict)
        fail_msg("%s: %zu records, %zu pass, %zu fail, %zu suppressed", want->path,
                 records->in, records->pass, records->fail, records->suppressed);
    assert_int_equal(records->rejected, 0);
    assert_adds_up(records);
}

static void files_of_known_formats_are_read_and_others_refused(void **state)
{
    World *world = *state;
    const char **paths, *directory = fixtures(world);
    size_t n, n_read = 0;
    if (!directory)
        skip();
    assert_true(file_list(world->arena, directory, &paths, &n, world->diag));
    for (size_t i = 0; i < n; i++) {
        const Expected *want = expected_of(paths[i]);
        read_alone(world, paths[i]);
        if (want) {
            assert_expected(world, want);
            n_read++;
        } else if (world->one) {
            if (!world->one->inputs[0].no_data)
                fail_msg("%s should not be read", paths[i]);
        } else {
            assert_int_equal(world->diag->n_of[DIAG_CONTENT], 1);
        }
    }
    assert_int_equal(n_read, N_EXPECTED);
}

/* The whole corpus at once, bad files reported and passed over. */
static void the_whole_corpus_is_read_in_one_run(void **state)
{
    World *world = *state;
    const char *directory = fixtures(world);
    if (!directory)
        skip();
    world->options.keep_going = true;
    world_path(world, directory);
    world_read(world);
    assert_non_null(world->one);
    assert_true(world->one->n_inputs >= N_EXPECTED - 2);
    for (size_t i = 0; i < world->one->n_inputs; i++)
        assert_adds_up(&world->one->inputs[i].records);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(files_of_known_formats_are_read_and_others_refused),
        claim(the_whole_corpus_is_read_in_one_run),
    };
    return cmocka_run_group_tests_name("ingest: corpus", tests, NULL, NULL);
}
