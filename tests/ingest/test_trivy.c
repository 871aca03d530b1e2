/* Trivy: misconfigurations by status, targets by their vulnerabilities, secrets without
 * what they are; and its older and Kubernetes forms. */
#include <string.h>

#include "ingest/reading.h"

static void read_results(World *world, const char *artifact, const char *results)
{
    world_read_text(world,
                    made(world,
                         "{'SchemaVersion':2,'Trivy':{'Version':'0.69.3'},"
                         "'CreatedAt':'2026-11-20T09:00:00.123456789+02:00',"
                         "'ArtifactName':'%s','ArtifactType':'%s','Results':[%s]}",
                         artifact, strchr(artifact, ':') ? "container_image" : "filesystem",
                         results));
}

static const char *vulnerability(const World *world, const char *id, const char *severity,
                                 const char *status)
{
    return made(world,
                "{'VulnerabilityID':'%s','PkgName':'left','InstalledVersion':'1.0',"
                "'FixedVersion':'1.1','Severity':'%s','Status':'%s','Title':'Left'}",
                id, severity, status);
}

static const char *misconfiguration(const World *world, const char *id, const char *status,
                                    const char *resource)
{
    return made(
        world,
        "{'ID':'%s','Title':'t','Message':'what is wrong','Severity':'LOW',"
        "'Status':'%s','CauseMetadata':{'Resource':'%s','StartLine':3,'EndLine':9}}",
        id, status, resource);
}

/* --- misconfigurations ---------------------------------------------------------------- */

static void a_check_passes_or_fails_by_its_status_under_its_old_and_new_id(void **state)
{
    World *world = *state;
    read_results(
        world, "infra",
        made(world, "{'Target':'main.tf','Class':'config','Misconfigurations':[%s,%s,%s]}",
             misconfiguration(world, "AVD-AWS-0066", "FAIL", "aws_lambda_function.a"),
             misconfiguration(world, "AWS-0066", "PASS", "aws_lambda_function.b"),
             misconfiguration(world, "AWS-0066", "EXCEPTION", "aws_lambda_function.c")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "trivy");
    assert_string_equal(input->tool_version, "0.69.3");
    assert_string_equal(input->scanned, "2026-11-20T09:00:00.123456789+02:00");
    assert_int_equal(input->records.mapped, 2);
    const Observation *fails = world_on(world, "OBS-4", "aws_lambda_function.a");
    assert_int_equal(fails->verdict, VERDICT_FAIL);
    assert_string_equal(fails->message, "what is wrong");
    assert_string_equal(fails->pointer, "/Results/0/Misconfigurations/0");
    assert_int_equal(world_on(world, "OBS-4", "aws_lambda_function.b")->verdict,
                     VERDICT_PASS);
    assert_int_equal(world->one->n_suppressions, 1);
    assert_string_equal(world->one->suppressions[0].resource, "aws_lambda_function.c");
    assert_string_equal(world->one->suppressions[0].practice->id, "OBS-4");
}

static void a_pass_that_names_no_resource_is_its_targets(void **state)
{
    World *world = *state;
    read_results(world, "infra",
                 made(world,
                      "{'Target':'.','Class':'config','Misconfigurations':[%s]},"
                      "{'Target':'app.tf','Class':'config','Misconfigurations':[%s]}",
                      misconfiguration(world, "AWS-0066", "PASS", ""),
                      misconfiguration(world, "AWS-0067", "PASS", "")));
    assert_int_equal(world_on(world, "OBS-4", "infra")->verdict, VERDICT_PASS);
    assert_int_equal(world_on(world, "IAM-3", "app.tf")->verdict, VERDICT_PASS);
}

static void passes_that_are_only_counted_are_remarked_and_prove_nothing(void **state)
{
    World *world = *state;
    read_results(
        world, "infra",
        made(world,
             "{'Target':'a.tf','Class':'config','MisconfSummary':{'Successes':10,"
             "'Failures':1},'Misconfigurations':[%s,%s]},"
             "{'Target':'b.tf','Class':'config','MisconfSummary':{'Successes':5}}",
             misconfiguration(world, "AWS-0066", "FAIL", "aws_lambda_function.a"),
             misconfiguration(world, "AWS-0066", "PASS", "aws_lambda_function.b")));
    const Input *input = world_input(world, "in.json");
    assert_int_equal(input->records.in, 2);
    assert_int_equal(input->n_remarks, 1);
    assert_string_equal(input->remarks[0], "passed checks counted but not itemised: 14");
}

/* --- vulnerabilities ------------------------------------------------------------------ */

static void a_target_with_a_grave_vulnerability_fails_and_one_without_passes(void **state)
{
    World *world = *state;
    read_results(
        world, "shop:1",
        made(world,
             "{'Target':'shop:1 (alpine 3)','Class':'os-pkgs','Vulnerabilities':[%s]},"
             "{'Target':'app/a.jar','Class':'lang-pkgs','Vulnerabilities':[%s,%s]},"
             "{'Target':'app/b.jar','Class':'lang-pkgs','Packages':[{'Name':'x'}]},"
             "{'Target':'Dockerfile','Class':'config'}",
             vulnerability(world, "CVE-2026-1", "LOW", "affected"),
             vulnerability(world, "CVE-2026-2", "CRITICAL", "fixed"),
             vulnerability(world, "CVE-2026-3", "MEDIUM", "end_of_life")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.fail, 3);
    assert_int_equal(input->records.mapped, 1);
    assert_int_equal(world_count(world, "DEP-2"), 3);
    const Observation *fails = world_on(world, "DEP-2", "shop:1/app/a.jar");
    assert_int_equal(fails->verdict, VERDICT_FAIL);
    assert_string_equal(fails->check, "CVE-2026-2");
    assert_string_equal(fails->message, "left 1.0, fixed in 1.1");
    assert_string_equal(fails->pointer, "/Results/1/Vulnerabilities/0");
    const Observation *passes = world_on(world, "DEP-2", "shop:1 (alpine 3)");
    assert_int_equal(passes->verdict, VERDICT_PASS);
    assert_int_equal(passes->strength, STRENGTH_DIRECT);
    assert_string_equal(passes->pointer, "/Results/0");
    assert_int_equal(world_on(world, "DEP-2", "shop:1/app/b.jar")->strength,
                     STRENGTH_DIRECT);
}

static void
a_list_of_packages_does_not_show_that_vulnerabilities_were_looked_for(void **state)
{
    World *world = *state;
    read_results(world, ".",
                 "{'Target':'package-lock.json','Class':'lang-pkgs','Packages':[{'Name':"
                 "'left'}]},{'Target':'old/go.sum','Class':'lang-pkgs'}");
    const Observation *listed = world_on(world, "DEP-2", "package-lock.json");
    assert_int_equal(listed->verdict, VERDICT_PASS);
    assert_int_equal(listed->strength, STRENGTH_INDIRECT);
    assert_int_equal(world_on(world, "DEP-2", "old/go.sum")->strength, STRENGTH_DIRECT);
}

static void what_is_not_affected_is_no_failure_and_what_is_not_known_no_pass(void **state)
{
    World *world = *state;
    read_results(world, ".",
                 made(world,
                      "{'Target':'a.lock','Class':'lang-pkgs','Vulnerabilities':[%s]},"
                      "{'Target':'b.lock','Class':'lang-pkgs','Vulnerabilities':[%s]}",
                      vulnerability(world, "CVE-2026-1", "HIGH", "not_affected"),
                      vulnerability(world, "CVE-2026-2", "HIGH", "under_investigation")));
    const Records *records = &world_input(world, "in.json")->records;
    assert_adds_up(records);
    assert_int_equal(records->not_applicable, 1);
    assert_int_equal(records->unknown, 1);
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_int_equal(world_on(world, "DEP-2", "a.lock")->verdict, VERDICT_PASS);
}

static void what_was_suppressed_is_listed_and_makes_no_pass(void **state)
{
    World *world = *state;
    const char *modified = "{'Type':'%s','Status':'%s','Statement':'%s','Finding':%s}";
    const char *grave = vulnerability(world, "CVE-2026-1", "HIGH", "fixed");
    read_results(
        world, ".",
        made(world,
             "{'Target':'a.lock','Class':'lang-pkgs','ExperimentalModifiedFindings':[%s]},"
             "{'Target':'b.lock','Class':'lang-pkgs','ExperimentalModifiedFindings':[%s]},"
             "{'Target':'main.tf','Class':'config','ExperimentalModifiedFindings':[%s]}",
             made(world, modified, "vulnerability", "ignored", "later", grave),
             made(world, modified, "vulnerability", "not_affected", "not called", grave),
             made(world, modified, "misconfiguration", "ignored", "",
                  misconfiguration(world, "AWS-0066", "FAIL", "aws_lambda_function.a"))));
    const Records *records = &world_input(world, "in.json")->records;
    assert_adds_up(records);
    assert_int_equal(records->suppressed, 3);
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_int_equal(world_on(world, "DEP-2", "b.lock")->verdict, VERDICT_PASS);
    assert_int_equal(world_count(world, "OBS-4"), 0);
    const char *dump = world_dump(world);
    assert_non_null(strstr(dump, "trivy/CVE-2026-1 a.lock DEP-2 \"later\""));
    assert_non_null(strstr(dump, "trivy/CVE-2026-1 - - \"not called\""));
    assert_non_null(strstr(dump, "trivy/AWS-0066 aws_lambda_function.a OBS-4 \"ignored\""));
}

/* --- secrets, licences ---------------------------------------------------------------- */

static void a_secret_fails_its_file_and_is_never_kept(void **state)
{
    World *world = *state;
    read_results(world, ".",
                 "{'Target':'deploy.sh','Class':'secret','Secrets':[{'RuleID':'github-pat',"
                 "'Title':'GitHub Personal Access Token','StartLine':4,'Match':"
                 "'token ghp_geheim','Code':{'Lines':[{'Content':'ghp_geheim'}]}}],"
                 "'ExperimentalModifiedFindings':[{'Type':'secret','Status':'ignored',"
                 "'Finding':{'RuleID':'github-pat','Match':'ghp_geheim'}}]},"
                 "{'Target':'OS Packages','Class':'license','Licenses':[{'Name':'GPL'}]}");
    const Records *records = &world_input(world, "in.json")->records;
    assert_int_equal(records->in, 2);
    const Observation *leak = world_on(world, "SCR-1", "deploy.sh");
    assert_int_equal(leak->verdict, VERDICT_FAIL);
    assert_int_equal(leak->strength, STRENGTH_FAIL_ONLY);
    assert_string_equal(leak->pointer, "/Results/0/Secrets/0");
    assert_null(leak->message);
    assert_null(strstr(world_dump(world), "geheim"));
}

/* --- other forms ---------------------------------------------------------------------- */

static void the_old_array_tells_looked_at_from_not_looked_at(void **state)
{
    World *world = *state;
    world_read_text(world, made(world,
                                "[{'Target':'a (debian 10)','Vulnerabilities':null},"
                                "{'Target':'b.lock','Type':'npm','Vulnerabilities':[%s]},"
                                "{'Target':'c.lock','Type':'npm'}]",
                                vulnerability(world, "CVE-2020-1", "HIGH", "")));
    assert_string_equal(world_input(world, "in.json")->format, "trivy-legacy");
    assert_int_equal(world_count(world, "DEP-2"), 2);
    assert_int_equal(world_on(world, "DEP-2", "a (debian 10)")->verdict, VERDICT_PASS);
    assert_string_equal(world_on(world, "DEP-2", "a (debian 10)")->pointer, "/0");
    assert_int_equal(world_on(world, "DEP-2", "b.lock")->verdict, VERDICT_FAIL);
    assert_string_equal(world_on(world, "DEP-2", "b.lock")->pointer,
                        "/1/Vulnerabilities/0");
}

static void a_cluster_is_read_in_its_old_and_new_layout(void **state)
{
    World *world = *state;
    const char *grave = vulnerability(world, "CVE-2026-1", "HIGH", "affected");
    world_file(
        world, "new.json",
        made(world,
             "{'ClusterName':'demo','Resources':[{'Namespace':'pay','Kind':"
             "'Deployment','Name':'api','Results':[{'Target':'usr/bin/x','Class':"
             "'lang-pkgs','Vulnerabilities':[%s]},{'Target':'Deployment/api','Class':"
             "'config','MisconfSummary':{'Successes':7,'Failures':0}}]},{'Kind':"
             "'Node','Name':'n','Results':[{'Target':'n','Class':'config',"
             "'MisconfSummary':{'Successes':2}}]}]}",
             grave));
    world_file(
        world, "old.json",
        made(world,
             "{'ClusterName':'demo','Vulnerabilities':[{'Namespace':'pay','Kind':"
             "'Pod','Name':'web','Results':[{'Target':'web:1 (alpine 3)','Class':"
             "'os-pkgs','Vulnerabilities':[%s]}]}],'Misconfigurations':[{'Kind':'Pod',"
             "'Name':'web','Results':[{'Target':'Pod/web','Class':'config',"
             "'Misconfigurations':[%s]}]}]}",
             grave, misconfiguration(world, "KSV001", "FAIL", "")));
    world_read(world);
    const Input *input = world_input(world, "new.json");
    assert_string_equal(input->format, "trivy-kubernetes");
    assert_string_equal(input->remarks[0], "passed checks counted but not itemised: 9");
    assert_int_equal(world_input(world, "old.json")->records.unmapped, 1);
    assert_int_equal(world_count(world, "DEP-2"), 2);
    assert_string_equal(world_on(world, "DEP-2", "pay/Deployment/api/usr/bin/x")->pointer,
                        "/Resources/0/Results/0/Vulnerabilities/0");
    assert_string_equal(world_on(world, "DEP-2", "web:1 (alpine 3)")->pointer,
                        "/Vulnerabilities/0/Results/0/Vulnerabilities/0");
}

static void its_gitlab_report_is_refused_by_name(void **state)
{
    World *world = *state;
    world_read_text(world, "{'version':'15.0.7','scan':{'scanner':{'id':'trivy'},'type':"
                           "'container_scanning'},'vulnerabilities':[],'remediations':[]}");
    assert_null(world->one);
    assert_non_null(strstr(world_said(world), "this is a GitLab security report"));
}

/* --- bad input ------------------------------------------------------------------------ */

static void a_record_without_its_id_is_rejected_with_its_place(void **state)
{
    World *world = *state;
    read_results(
        world, ".",
        made(world,
             "{'Target':'a.tf','Class':'config','Misconfigurations':[{'Id':'AWS-0066'},7,%"
             "s]},"
             "{'Target':'b','Class':'lang-pkgs','Vulnerabilities':[{'Severity':'HIGH'}]}",
             misconfiguration(world, "AWS-0066", "MAYBE", "x")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.rejected, 4);
    const char *said = world_said(world);
    assert_non_null(strstr(said, "/Results/0/Misconfigurations/0/ID: warning: expected a "
                                 "check's id, found nothing; \"Id\" looks like it"));
    assert_non_null(strstr(said, "/Results/0/Misconfigurations/1: warning: expected an "
                                 "object"));
    assert_non_null(strstr(said, "/Results/0/Misconfigurations/2/Status: warning: expected "
                                 "PASS, FAIL or EXCEPTION, found \"MAYBE\""));
    assert_non_null(
        strstr(said, "/Results/1/Vulnerabilities/0/VulnerabilityID: warning: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_check_passes_or_fails_by_its_status_under_its_old_and_new_id),
        claim(a_pass_that_names_no_resource_is_its_targets),
        claim(passes_that_are_only_counted_are_remarked_and_prove_nothing),
        claim(a_target_with_a_grave_vulnerability_fails_and_one_without_passes),
        claim(a_list_of_packages_does_not_show_that_vulnerabilities_were_looked_for),
        claim(what_is_not_affected_is_no_failure_and_what_is_not_known_no_pass),
        claim(what_was_suppressed_is_listed_and_makes_no_pass),
        claim(a_secret_fails_its_file_and_is_never_kept),
        claim(the_old_array_tells_looked_at_from_not_looked_at),
        claim(a_cluster_is_read_in_its_old_and_new_layout),
        claim(its_gitlab_report_is_refused_by_name),
        claim(a_record_without_its_id_is_rejected_with_its_place),
    };
    return cmocka_run_group_tests_name("ingest: trivy", tests, NULL, NULL);
}
