/* JUnit's XML: what test cases say, whose they are, and what hostile XML does not do. */
#include <string.h>

#include "ingest/trickle.h"

static const Input *only(const World *world)
{
    assert_non_null(world->one);
    assert_int_equal(world->one->n_inputs, 1);
    assert_adds_up(&world->one->inputs[0].records);
    return &world->one->inputs[0];
}

static const Records *read_xml(World *world, const char *text)
{
    world_bytes(world, "in.xml", text, strlen(text));
    world_read(world);
    return &only(world)->records;
}

static const Observation *seen_of(const World *world, const char *practice,
                                  const char *resource)
{
    const Observation *seen;
    for (size_t i = 0; (seen = world_seen(world, practice, i)); i++)
        if (strcmp(seen->resource->id, resource) == 0)
            return seen;
    fail_msg("%s has no %s:\n%s", practice, resource, world_dump(world));
    return NULL;
}

/* --- tests of a program -----------------------------------------------------------------
 */

static const char unit_tests[] =
    "\n<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<testsuites name=\"all\"><testsuite name=\"pytest\" tests=\"6\" "
    "timestamp=\"2026-11-22T10:00:00\">\n"
    "<properties><property name=\"a\" value=\"b\"/></properties>\n"
    "<testcase classname=\"tests.test_orders\" name=\"test_pay\" time=\"0.1\"/>\n"
    "<testcase classname=\"tests.test_orders\" name=\"test_refund\" file=\"t.py\" "
    "line=\"7\">\n"
    "  <failure message=\"AssertionError: token=AKIAMARKER\">&lt;trace&gt; "
    "<![CDATA[AKIAMARKER]]></failure>\n"
    "  <system-out>AKIAMARKER</system-out></testcase>\n"
    "<testcase classname=\"tests.test_orders\" name=\"test_db\"><error/></testcase>\n"
    "<testcase classname=\"tests.test_orders\" name=\"test_slow\"><skipped/></testcase>\n"
    "<testcase classname=\"tests.test_orders\" name=\"test_off\" status=\"notrun\"/>\n"
    "<testsuite name=\"inner\"><testcase name=\"a &amp; b\"></testcase></testsuite>\n"
    "</testsuite></testsuites>\n";

static void
tests_make_a_rate_in_which_errors_fail_and_skipped_ones_are_not_counted(void **state)
{
    World *world = *state;
    const Records *records = read_xml(world, unit_tests);
    assert_string_equal(only(world)->format, "junit");
    assert_string_equal(only(world)->scanned, "2026-11-22T10:00:00");
    assert_int_equal(records->in, 6);
    assert_int_equal(records->pass, 2);
    assert_int_equal(records->fail, 1);
    assert_int_equal(records->unknown, 3); /* an error is no verdict on its own */
    assert_int_equal(records->mapped, 4);
    assert_int_equal(world_count(world, "DPL-3"), 4);
    const Observation *failed = seen_of(world, "DPL-3", "tests.test_orders.test_refund");
    assert_int_equal(failed->verdict, VERDICT_FAIL);
    assert_string_equal(failed->pointer, "line 6");
    assert_string_equal(failed->resource->kind, "testcase");
    assert_int_equal(seen_of(world, "DPL-3", "tests.test_orders.test_db")->verdict,
                     VERDICT_FAIL);
    assert_int_equal(seen_of(world, "DPL-3", "tests.test_orders.test_pay")->verdict,
                     VERDICT_PASS);
    assert_int_equal(seen_of(world, "DPL-3", "inner: a & b")->verdict, VERDICT_PASS);
    assert_null(strstr(world_dump(world), "AKIAMARKER"));
}

static void tests_that_were_all_skipped_prove_nothing(void **state)
{
    World *world = *state;
    read_xml(world, "<testsuite><testcase name='a'><skipped/></testcase></testsuite>");
    assert_int_equal(world_count(world, "DPL-3"), 0);
}

static void a_report_without_tests_is_no_data(void **state)
{
    World *world = *state;
    world_file(world, "a.xml", "<testsuites/>");
    world_file(world, "b.xml", "<testsuite name='x' tests='0'>\n</testsuite>");
    world_read(world);
    for (size_t i = 0; i < 2; i++) {
        assert_true(world->one->inputs[i].no_data);
        assert_null(world->one->inputs[i].format);
    }
}

static void a_case_without_a_name_is_rejected_with_its_line(void **state)
{
    World *world = *state;
    const Records *records =
        read_xml(world, "<testsuite>\n<testcase/>\n<testcase name='a'/></testsuite>");
    assert_int_equal(records->rejected, 1);
    assert_string_equal(world_said(world),
                        "in.xml: line 2/testcase/name: warning: expected "
                        "a check's id, found nothing\n");
}

/* --- scanners ---------------------------------------------------------------------------
 */

static const char checkov[] =
    "<?xml version=\"1.0\" ?>\n<testsuites failures=\"1\"><testsuite name=\"terraform "
    "scan\">\n"
    "<testcase name=\"[NONE][CKV_AWS_116] Dead letters\" file=\"/a.tf\" "
    "classname=\"/a.tf.aws_lambda_function.orders\"/>\n"
    "<testcase name=\"[HIGH][CKV_AWS_50] X-Ray\" file=\"/a.tf\" "
    "classname=\"/a.tf.aws_lambda_function.orders\"><failure type=\"failure\" "
    "message=\"m\">"
    "Resource: aws_lambda_function.orders&#xA;File: /a.tf: 4-9&#xA;Guideline: x</failure>"
    "</testcase>\n"
    "<testcase name=\"[NONE][CKV_AWS_117] VPC\" file=\"/a.tf\" "
    "classname=\"/a.tf.aws_lambda_function.orders\"><skipped type=\"skipped\" "
    "message=\"no VPC here\"/></testcase>\n</testsuite></testsuites>";

static void the_cases_of_checkov_are_its_checks(void **state)
{
    World *world = *state;
    const Records *records = read_xml(world, checkov);
    assert_string_equal(only(world)->tool, "Checkov");
    assert_int_equal(records->pass, 1);
    assert_int_equal(records->fail, 1);
    assert_int_equal(records->suppressed, 1);
    const Observation *failed = world_seen(world, "OBS-4", 0);
    assert_string_equal(failed->tool, "checkov");
    assert_string_equal(failed->check, "CKV_AWS_50");
    assert_string_equal(failed->resource->id, "aws_lambda_function.orders");
    assert_string_equal(failed->pointer, "line 4");
    assert_string_equal(world->one->suppressions[0].reason, "no VPC here");
    assert_int_equal(world_count(world, "DPL-3"), 0);
}

static void in_one_report_each_case_counts_for_who_wrote_it(void **state)
{
    World *world = *state;
    const Records *records = read_xml(
        world, "<testsuites><testsuite name='pytest'><testcase classname='c' "
               "name='t'><failure/></testcase></testsuite>"
               "<testsuite name='terraform scan'><testcase file='/a.tf' "
               "name='[NONE][CKV_AWS_50] x' classname='/a.tf.aws_lambda_function.o'>"
               "<failure/></testcase></testsuite>"
               "<testsuite name='gitleaks'><testcase classname='x' file='k.py' "
               "name='private-key has detected a secret in file k.py, line 3.'>"
               "<failure/></testcase></testsuite></testsuites>");
    assert_int_equal(records->fail, 3);
    assert_int_equal(world_count(world, "DPL-3"), 1);
    assert_string_equal(world_seen(world, "OBS-4", 0)->tool, "checkov");
    assert_string_equal(world_seen(world, "SCR-1", 0)->tool, "gitleaks");
}

static void a_secret_that_gitleaks_found_is_not_kept(void **state)
{
    World *world = *state;
    read_xml(world,
             "<testsuites><testsuite name='gitleaks'><testcase classname='Private Key' "
             "file='k.py' name='private-key has detected a secret in file k.py, line 3, at "
             "commit 00aa.'><failure message='m AKIAMARKER' type='Private Key'>"
             "{&#xA;\"Secret\": \"AKIAMARKER\"}</failure></testcase></testsuite>"
             "</testsuites>");
    const Observation *found = world_seen(world, "SCR-1", 0);
    assert_string_equal(found->check, "private-key");
    assert_string_equal(found->resource->id, "k.py");
    assert_int_equal(found->verdict, VERDICT_FAIL);
    assert_null(strstr(world_dump(world), "AKIAMARKER"));
}

static void
trivy_fails_for_grave_vulnerabilities_and_its_checks_and_passes_nothing(void **state)
{
    World *world = *state;
    const Records *records = read_xml(
        world,
        "<testsuites name='trivy'><testsuite name='app/package-lock.json' tests='2'>"
        "<testcase classname='tar-1.0' name='[HIGH] CVE-2026-1'><failure message='t' "
        "type='description'>d</failure></testcase>"
        "<testcase classname='tar-1.0' name='[LOW] CVE-2026-2'><failure/></testcase>"
        "</testsuite><testsuite name='main.tf'>"
        "<testcase classname='terraform' name='[LOW] AVD-AWS-0066'><failure "
        "message='Tracing' "
        "type='description'/></testcase></testsuite>"
        "<testsuite name='clean/package-lock.json' tests='0'/></testsuites>");
    assert_string_equal(only(world)->tool, "Trivy");
    assert_int_equal(records->fail, 3);
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_int_equal(seen_of(world, "DEP-2", "app/package-lock.json")->verdict,
                     VERDICT_FAIL);
    assert_string_equal(world_seen(world, "OBS-4", 0)->tool, "trivy");
    assert_string_equal(world_seen(world, "OBS-4", 0)->resource->id, "main.tf");
}

static void old_templates_of_trivy_are_no_tests(void **state)
{
    World *world = *state;
    read_xml(world, "<testsuites><testsuite name='a.tar (alpine)'><testcase "
                    "classname='a-1' name='[CRITICAL] CVE-2019-1'><failure message='m' "
                    "type='description'>d</failure></testcase></testsuite></testsuites>");
    assert_int_equal(world_count(world, "DPL-3"), 0);
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_FAIL);
}

static void cfn_lint_passes_its_rules_on_templates_only(void **state)
{
    World *world = *state;
    const Records *records = read_xml(
        world, "<testsuites><testsuite name='CloudFormation Lint'>"
               "<testcase name='E1001 Basic template'/>"
               "<testcase name='WS1000 Tracing'/>"
               "<testcase name='E2531 Runtime'><failure type='Runtime at end of life' "
               "message='Runtime at end of life at app/t.yaml:3:5'/></testcase>"
               "<testcase name='I3510 x'><skipped message='Ignored rule'/></testcase>"
               "</testsuite></testsuites>");
    assert_int_equal(records->pass, 2);
    assert_int_equal(records->unknown, 1);
    assert_int_equal(world_seen(world, "DPL-1", 0)->verdict, VERDICT_PASS);
    assert_int_equal(world_count(world, "OBS-4"), 0);
    assert_int_equal(world_seen(world, "DEP-3", 0)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "DEP-3", 0)->resource->id, "app/t.yaml");
}

static void cfn_guard_fails_the_rules_that_a_failure_names(void **state)
{
    World *world = *state;
    const Records *records = read_xml(
        world, "<testsuites name='cfn-guard validate report'><testsuite name='t.yaml'>"
               "<testcase name='api.guard' time='0'><failure "
               "message='API_GW_EXECUTION_LOGGING_ENABLED'>m</failure></testcase>"
               "<testcase name='b.guard' time='0' status='pass'/>"
               "<testcase name='c.guard' time='0' status='skip'/>"
               "<testcase name='d.guard' status='error'><error>e</error></testcase>"
               "</testsuite></testsuites>");
    assert_int_equal(records->pass, 1);
    assert_int_equal(records->not_applicable, 1);
    assert_int_equal(records->unknown, 1);
    assert_int_equal(world_seen(world, "OBS-3", 0)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "OBS-3", 0)->tool, "cfn-guard");
}

static void other_scanners_are_told_from_tests(void **state)
{
    World *world = *state;
    world_bytes(world, "a.xml", "", 0);
    world_file(world, "tfsec.xml",
               "<testsuite name='tfsec'><testcase classname='a.tf' "
               "name='[aws-lambda-enable-tracing][LOW] - Tracing'><failure "
               "message='Resource &apos;aws_lambda_function.x&apos; has none'/></testcase>"
               "</testsuite>");
    world_file(world, "semgrep.xml",
               "<testsuites><testsuite name='semgrep results'><testcase "
               "name='generic.secrets.gitleaks.private-key.private-key' file='k.py' "
               "line='3' classname='k.py'><failure>key</failure></testcase></testsuite>"
               "</testsuites>");
    world_file(world, "terrascan.xml",
               "<testsuites name='TERRASCAN_POLICY_SUITES'><testsuite "
               "name='TERRASCAN_POLICY_SUITE'><testcase classname='a.tf' name='[ERROR] "
               "resource: &quot;api&quot; at line: 3, violates: RULE - AC_AWS_0007'>"
               "<failure message='Resource Name: api, Resource Type: "
               "aws_api_gateway_stage, Category: x'/></testcase></testsuite></testsuites>");
    world_file(world, "tflint.xml",
               "<testsuites><testsuite><testcase name='aws_apigateway_stage_tracing_rule' "
               "classname='a.tf'><failure message='m'>line 3, col 1, Error - m "
               "(aws_apigateway_stage_tracing_rule)</failure></testcase></testsuite>"
               "</testsuites>");
    world_file(world, "prowler.xml",
               "<testsuite name='7.179'><testcase classname='7.179' "
               "name='[extra7179] Public URL (1)'><failure message='m'/></testcase>"
               "</testsuite>");
    world_read(world);
    assert_string_equal(world_input(world, "tfsec.xml")->tool, "tfsec");
    assert_string_equal(world_input(world, "semgrep.xml")->tool, "Semgrep");
    assert_string_equal(world_input(world, "terrascan.xml")->tool, "Terrascan");
    assert_string_equal(world_input(world, "tflint.xml")->tool, "TFLint");
    assert_string_equal(world_input(world, "prowler.xml")->tool, "Prowler");
    for (size_t i = 1; i < world->one->n_inputs; i++)
        assert_int_equal(world->one->inputs[i].records.mapped, 1);
    assert_int_equal(world_count(world, "DPL-3"), 0);
}

/* --- what is none -----------------------------------------------------------------------
 */

static void false_friends_are_refused_by_name(void **state)
{
    World *world = *state;
    world_file(world, "a.xml",
               "<testsuites name='cfn-guard test report'><testsuite name='x'><testcase "
               "id='a' name='R' status='pass'/></testsuite></testsuites>");
    world_file(world, "b.xml", "\n<test-run id='1'><test-suite/></test-run>");
    world_file(world, "c.xml",
               "<!-- x --><project><modelVersion>4</modelVersion></project>");
    world_file(
        world, "d.xml",
        "<testsuites name='KICS v2.1'><testsuite name='Terraform'><testcase name='x' "
        "classname='Terraform'><failure message='m'/></testcase></testsuite>"
        "</testsuites>");
    world_file(world, "e.xml", "<bom xmlns='http://cyclonedx.org/schema/bom/1.4'/>");
    world_file(world, "f.xml", "<<<<<<< HEAD\n");
    world_read(world);
    assert_string_equal(
        world_said(world),
        "a.xml: line 1: this is a report of cfn-guard test: it says how rules did on their "
        "own examples, nothing of a workload; give that of cfn-guard validate\n"
        "b.xml: this is an NUnit 3 report; of XML rung reads JUnit reports\n"
        "c.xml: expected a JUnit report, found XML whose root is <project>\n"
        "d.xml: line 1: this is the JUnit report of KICS, which leaves out the ids of its "
        "queries; give its results.json\n"
        "e.xml: this is a CycloneDX bill of materials in XML; give it as JSON; of XML rung "
        "reads JUnit reports\n"
        "f.xml: expected JSON, found text that begins with '<' (byte 0)\n");
}

static void in_a_directory_only_junit_is_read(void **state)
{
    World *world = *state;
    world_file(world, "scans/a.xml", checkov);
    world_file(world, "scans/pom.xml", "<project/>");
    world_file(world, "scans/dtd.xml", "<!DOCTYPE testsuites><testsuites/>");
    world_file(world, "scans/index.html", "<!DOCTYPE html><html></html>");
    world_path(world, path_of(world, "scans"));
    world_read(world);
    assert_int_equal(only(world)->records.in, 3);
    assert_int_equal(world->diag->n_of[DIAG_NOTE], 3);
}

/* --- hostile XML ------------------------------------------------------------------------
 */

#define CASE                                                                               \
    "<testsuites><testsuite name='s'><testcase name='%s'/></testsuite></testsuites>"

static void assert_refused(const char *text, const char *said)
{
    void *state = NULL;
    assert_int_equal(world_open(&state), 0);
    World *world = state;
    world_bytes(world, "in.xml", text, strlen(text));
    world_read(world);
    assert_null(world->read);
    assert_int_equal(diag_exit(world->diag), 3);
    assert_string_equal(world_said(world), made(world, "in.xml: %s\n", said));
    world_close(&state);
}

static void a_document_type_is_refused_whatever_it_holds(void **state)
{
    World *world = *state;
    static const char *const types[] = {
        "<!DOCTYPE t [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>",
        "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE t SYSTEM 'http://127.0.0.1:9/x.dtd'>",
        "<!DOCTYPE t [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p;]>",
        "<?xml version='1.0'?><!-- > --><?a <b> ?>\n<!DOCTYPE t>",
        "<!doctype t>",
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        assert_refused(made(world, "%s" CASE, types[i], "&x;"),
                       "expected XML without a document type: it may lead to other files");
    assert_refused(made(world, "<?xml version='1.0' encoding='UTF-7'?>" CASE, "a"),
                   "expected XML in UTF-8, found another encoding");
}

static void a_document_type_behind_a_long_comment_is_not_reached(void **state)
{
    World *world = *state;
    char *blank = ARENA_ARRAY(world->arena, char, 1000001);
    memset(blank, ' ', 1000000);
    assert_refused(
        made(world, "<!--%s--><!DOCTYPE t [<!ENTITY x 'y'>]>" CASE, blank, "&x;"),
        "expected JSON, found text that begins with '<' (byte 0)");
}

static void xml_that_is_not_well_formed_is_refused_with_its_line(void **state)
{
    World *world = *state;
    assert_refused("<testsuites>\n<testsuite name='s'>\n<testcase name='a'/>\n",
                   "line 3: expected well-formed XML, found the end of the file");
    assert_refused("<testsuites>\n<testsuite name='s'></testsuites>",
                   "line 2: expected well-formed XML, found a tag that closes another "
                   "element");
    assert_refused(
        "<testsuites>\n<testsuite name='s' name='t'/></testsuites>",
        "line 2: expected well-formed XML, found an attribute that stands twice");
    assert_refused(made(world, CASE "\n" CASE, "a", "b"),
                   "line 2: expected well-formed XML, found more behind the root element");
    assert_refused(made(world, "\n\n" CASE, "AKIAMARKER & b"),
                   "line 3: expected well-formed XML, found '&' or '<' that stands for "
                   "itself");
    assert_refused(
        made(world, CASE, "&marker;"),
        "line 1: expected well-formed XML, found an entity that XML does not have");
    assert_refused(
        made(world, CASE, "&#27;"),
        "line 1: expected well-formed XML, found a character that XML does not allow");
    assert_refused(
        made(world, CASE, "caf\xE9"),
        "line 1: expected well-formed XML, found a character that XML does not allow");
}

static const char *repeated(const World *world, const char *text, size_t n)
{
    Buffer out = buffer_new(world->arena);
    while (n--)
        buffer_text(&out, text);
    return out.data;
}

static void xml_that_is_deep_or_long_is_refused(void **state)
{
    World *world = *state;
    assert_refused(repeated(world, "<testsuite>", 10000),
                   "line 1: expected up to 64 elements in one another, found more");
    const char *long_text = repeated(world, "0123456789abcdef", 1 << 17); /* 2 MB */
    const char *said =
        "line 1: expected tags of up to 1 MB and texts of up to 16 MB, found a longer one";
    assert_refused(made(world, CASE, long_text), said);
    const char *longer = repeated(world, long_text, 9);
    assert_refused(made(world, "<testsuites><!-- %s --></testsuites>", longer), said);
    assert_refused(made(world, "<testsuites>%s</testsuites>", longer), said);
    assert_refused(made(world, "<testsuites><![CDATA[%s]]></testsuites>", longer), said);
    Buffer names = buffer_new(world->arena);
    buffer_text(&names, "<testsuites>");
    for (int i = 0; i < 100000; i++)
        buffer_format(&names, "<element-%d/>", i);
    world_bytes(world, "in.xml", names.data, names.length);
    world_read(world);
    assert_non_null(strstr(world_said(world), "found too many names"));
}

/* --- what real files hold ---------------------------------------------------------------
 */

static void logs_of_more_than_ten_megabytes_are_passed_over(void **state)
{
    World *world = *state;
    const char *log = repeated(world, "<a> & ]] \xC3\xA9\x1B[31m ", 800000);
    assert_true(strlen(log) > 10000000);
    const Records *records = read_xml(
        world,
        made(world,
             "<testsuite>\n<testcase name='a'><system-out><![CDATA[%s]]></system-out>"
             "<failure><![CDATA[%.100000s]]></failure></testcase>\n"
             "<testcase name='b'/></testsuite>",
             log, log));
    assert_int_equal(records->fail, 1);
    assert_int_equal(records->pass, 1);
    assert_string_equal(seen_of(world, "DPL-3", "b")->pointer, "line 3");
}

static void control_characters_in_logs_are_no_error(void **state)
{
    World *world = *state;
    const Records *records =
        read_xml(world, "<testsuite><testcase name='a\x1B\x01'><system-out>\x1B[0m\x08"
                        "</system-out></testcase></testsuite>");
    assert_int_equal(records->pass, 1);
    assert_string_equal(world_seen(world, "DPL-3", 0)->resource->id, "a??");
}

static void lines_are_counted_through_comments_and_long_files(void **state)
{
    World *world = *state;
    Buffer text = buffer_new(world->arena);
    buffer_text(&text, "\n<testsuite>\n<!-- <testcase name='no'/>\n\n -->");
    for (int i = 0; i < 70000; i++)
        buffer_text(&text, "\n");
    buffer_text(&text,
                "<testcase name='a'/><testcase\n name='b'><![CDATA[\n\n]]></testcase>"
                "\n<testcase name='c'/></testsuite>");
    read_xml(world, text.data);
    assert_int_equal(only(world)->records.in, 3);
    assert_string_equal(seen_of(world, "DPL-3", "a")->pointer, "line 70005");
    assert_string_equal(seen_of(world, "DPL-3", "b")->pointer, "line 70006");
    assert_string_equal(seen_of(world, "DPL-3", "c")->pointer, "line 70009");
}

static void other_encodings_are_read(void **state)
{
    World *world = *state;
    read_xml(world, "<?xml version='1.0' encoding='ISO-8859-1'?><testsuite>"
                    "<testcase name='caf\xE9'/></testsuite>");
    assert_string_equal(world_seen(world, "DPL-3", 0)->resource->id, "caf\xC3\xA9");
}

static void utf16_is_read_whatever_it_declares(void **state)
{
    World *world = *state;
    static const char text[] = "<?xml version='1.0' encoding='utf-16'?><testsuite>"
                               "<testcase name='a'/></testsuite>";
    char wide[2 * sizeof text];
    memcpy(wide, "\xFF\xFE", 2);
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        wide[2 * i + 2] = text[i];
        wide[2 * i + 3] = '\0';
    }
    world_bytes(world, "in.xml", wide, sizeof wide);
    world_read(world);
    assert_int_equal(only(world)->records.pass, 1);
}

static void it_does_not_matter_where_a_window_ends(void **state)
{
    (void)state;
    assert_same_in_pieces(unit_tests);
    assert_same_in_pieces(checkov);
    assert_same_in_pieces("<?xml version='1.0'?><!--a--><testsuite><!-- <![CDATA[ -->"
                          "<testcase name='a > b'><![CDATA[ <!-- ]] ]]>]]&gt;</testcase>"
                          "<?p <testcase/> ?><testcase name='caf\xC3\xA9'/></testsuite>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(tests_make_a_rate_in_which_errors_fail_and_skipped_ones_are_not_counted),
        claim(tests_that_were_all_skipped_prove_nothing),
        claim(a_report_without_tests_is_no_data),
        claim(a_case_without_a_name_is_rejected_with_its_line),
        claim(the_cases_of_checkov_are_its_checks),
        claim(in_one_report_each_case_counts_for_who_wrote_it),
        claim(a_secret_that_gitleaks_found_is_not_kept),
        claim(trivy_fails_for_grave_vulnerabilities_and_its_checks_and_passes_nothing),
        claim(old_templates_of_trivy_are_no_tests),
        claim(cfn_lint_passes_its_rules_on_templates_only),
        claim(cfn_guard_fails_the_rules_that_a_failure_names),
        claim(other_scanners_are_told_from_tests),
        claim(false_friends_are_refused_by_name),
        claim(in_a_directory_only_junit_is_read),
        claim(a_document_type_is_refused_whatever_it_holds),
        claim(a_document_type_behind_a_long_comment_is_not_reached),
        claim(xml_that_is_not_well_formed_is_refused_with_its_line),
        claim(xml_that_is_deep_or_long_is_refused),
        claim(logs_of_more_than_ten_megabytes_are_passed_over),
        claim(control_characters_in_logs_are_no_error),
        claim(lines_are_counted_through_comments_and_long_files),
        claim(other_encodings_are_read),
        claim(utf16_is_read_whatever_it_declares),
        claim(it_does_not_matter_where_a_window_ends),
    };
    return cmocka_run_group_tests_name("ingest: junit", tests, NULL, NULL);
}
