/* Tables: rows are records, told by their line. */
#include <string.h>

#include "ingest/trickle.h"

#define NAG_HEAD "Rule ID,Resource ID,Compliance,Exception Reason,Rule Level,Rule Info\n"
#define V5_HEAD                                                                            \
    "TIMESTAMP;ACCOUNT_UID;PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;STATUS_EXTENDED;MUTED;"    \
    "RESOURCE_TYPE;RESOURCE_UID;RESOURCE_NAME;REGION;PROWLER_VERSION\n"

static const char nag[] = NAG_HEAD
    "'AwsSolutions-APIG1','Orders/Api/Resource','Compliant','N/A','Error','i'\n"
    "'AwsSolutions-APIG4','Orders/Api/Resource','Suppressed','public by\n"
    "design, ''agreed''','Error','The API, without authorization'\n"
    "'AwsSolutions-IAM5[Action::s3:*]','Orders/Role','Non-Compliant','N/A','e','i'\n"
    "'AwsSolutions-SQS3','Orders/Queue','UNKNOWN','N/A','Error','i'\n";

static const Input *only(const World *world)
{
    assert_non_null(world->one);
    assert_int_equal(world->one->n_inputs, 1);
    assert_adds_up(&world->one->inputs[0].records);
    return &world->one->inputs[0];
}

/* --- tools ---------------------------------------------------------------------------- */

static void the_report_of_cdk_nag_is_read_with_its_reasons(void **state)
{
    World *world = *state;
    world_file(world, "in.csv", nag);
    world_read(world);
    assert_string_equal(only(world)->format, "cdk-nag-csv");
    const Records *records = &only(world)->records;
    assert_int_equal(records->in, 4);
    assert_int_equal(records->pass, 1);
    assert_int_equal(records->fail, 1);
    assert_int_equal(records->suppressed, 1);
    assert_int_equal(records->unknown, 1);
    const Observation *logging = world_seen(world, "OBS-3", 0);
    assert_int_equal(logging->verdict, VERDICT_PASS);
    assert_string_equal(logging->resource->id, "Orders/Api/Resource");
    assert_string_equal(logging->pointer, "line 2");
    const Suppression *suppression = &world->one->suppressions[0];
    assert_string_equal(suppression->practice->id, "IAM-4");
    assert_string_equal(suppression->reason, "public by\ndesign, \"agreed\"");
    assert_string_equal(suppression->pointer, "line 3");
    const Observation *granular = world_seen(world, "IAM-1", 0);
    assert_int_equal(granular->verdict, VERDICT_FAIL);
    assert_string_equal(granular->pointer, "line 5");
    assert_int_equal(world_seen(world, "REL-1", 0)->verdict, VERDICT_UNKNOWN);
    assert_string_equal(world_said(world), "");
}

static void the_json_of_cdk_nag_is_read_too(void **state)
{
    World *world = *state;
    world_read_text(world, "{'lines':[{'ruleId':'AwsSolutions-APIG4','resourceId':'A/Api',"
                           "'compliance':'Suppressed','exceptionReason':'open by design',"
                           "'ruleLevel':'Error','ruleInfo':'i'}]}");
    assert_string_equal(only(world)->format, "cdk-nag-json");
    assert_string_equal(world->one->suppressions[0].reason, "open by design");
}

static void the_csv_of_prowler_is_read_and_only_muted_failures_are_suppressed(void **state)
{
    World *world = *state;
    static const char arn[] = "arn:aws:lambda:eu-west-1:123456789012:function";
    world_file(
        world, "in.csv",
        made(world,
             V5_HEAD
             "2026-11-22 10:00:00.744599;123456789012;aws;awslambda_function_url_public;t;"
             "PASS;'no public;\nURL';False;AwsLambdaFunction;%s:a;a;eu-west-1;5.4.0\n"
             "2026-11-22 10:00:00;123456789012;aws;awslambda_function_url_public;t;"
             "FAIL;public;False;AwsLambdaFunction;%s:b;b;eu-west-1;5.4.0\n"
             "2026-11-22 10:00:00;123456789012;aws;awslambda_function_url_public;t;"
             "FAIL;public;True;AwsLambdaFunction;%s:c;c;eu-west-1;5.4.0\n"
             "2026-11-22 10:00:00;123456789012;aws;awslambda_function_url_public;t;"
             "PASS;private;True;AwsLambdaFunction;%s:d;d;eu-west-1;5.4.0\n"
             "2026-11-22 10:00:00;123456789012;aws;accessanalyzer_enabled;t;"
             "MANUAL;look;False;Account;;;eu-west-1;5.4.0\n",
             arn, arn, arn, arn));
    world_read(world);
    const Input *input = only(world);
    assert_string_equal(input->format, "prowler-csv");
    assert_string_equal(input->tool_version, "5.4.0");
    assert_string_equal(input->scanned, "2026-11-22 10:00:00.744599");
    assert_int_equal(input->records.pass, 2);
    assert_int_equal(input->records.fail, 1);
    assert_int_equal(input->records.suppressed, 1);
    assert_int_equal(input->records.unknown, 1);
    assert_int_equal(world_count(world, "IAM-3"), 3);
    const Observation *failed = world_seen(world, "IAM-3", 1);
    assert_int_equal(failed->verdict, VERDICT_FAIL);
    assert_string_equal(failed->resource->id, "b");
    assert_string_equal(failed->message, "public");
    assert_string_equal(failed->pointer, "line 4");
}

static void the_csv_of_prowler_3_has_arns_of_its_own(void **state)
{
    World *world = *state;
    world_file(world, "in.csv",
               "ASSESSMENT_START_TIME;PROVIDER;CHECK_ID;STATUS;STATUS_EXTENDED;ACCOUNT_ID;"
               "REGION;RESOURCE_ID;RESOURCE_ARN\n"
               "2023-05-01T06:00:00.1;aws;awslambda_function_url_public;WARNING;w;1;e;x;y\n"
               "2023-05-01T06:00:00.1;aws;awslambda_function_url_public;FAIL;f;1;e;refund;"
               "arn:aws:lambda:eu-west-1:123456789012:function:refund\n");
    world_read(world);
    assert_int_equal(only(world)->records.suppressed, 1);
    assert_string_equal(world_seen(world, "IAM-3", 0)->account, "1");
    assert_string_equal(world_seen(world, "IAM-3", 0)->resource->id, "refund");
}

static void a_finding_under_many_requirements_counts_once(void **state)
{
    World *world = *state;
    static const char head[] = "PROVIDER;DESCRIPTION;ACCOUNTID;REGION;ASSESSMENTDATE;"
                               "REQUIREMENTS_ID;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;"
                               "MUTED\r\r\n";
    static const char row[] = "aws;CIS;123456789012;eu-west-1;2026-11-22;%s;FAIL;x;"
                              "arn:aws:lambda:e:1:function:a;"
                              "awslambda_function_url_public;False\r\r\n";
    world_file(world, "in.csv",
               made(world, "%s%s%s%s", head, made(world, row, "1.1"),
                    made(world, row, "2.7"),
                    "aws;CIS;1;e;2026-11-22;3.1;MANUAL;Manual check;manual_check;manual;"
                    "False\r\r\n"));
    world_read(world);
    assert_int_equal(only(world)->records.in, 3);
    assert_int_equal(only(world)->records.fail, 2);
    assert_int_equal(only(world)->records.unknown, 1);
    assert_int_equal(world_count(world, "IAM-3"), 2);
    assert_ptr_equal(world_seen(world, "IAM-3", 0)->resource,
                     world_seen(world, "IAM-3", 1)->resource);
    assert_string_equal(world_seen(world, "IAM-3", 1)->pointer, "line 3");
}

static void the_csv_of_prowler_2_names_its_check_in_the_title(void **state)
{
    World *world = *state;
    world_file(world, "in.csv",
               "PROFILE,ACCOUNT_NUM,REGION,TITLE_ID,CHECK_RESULT,ITEM_SCORED,ITEM_LEVEL,"
               "TITLE_TEXT,CHECK_RESULT_EXTENDED,CHECK_RESOURCE_ID\n"
               "p,123456789012,eu-west-1,7.179,FAIL,x,y,[extra7179] Public URLs \"of\" it,"
               "orders has a \"public\" URL,orders\n"
               "p,123456789012,eu-west-1,7.179,Pass,x,y,[extra7179] Public,fine,refund\n"
               "p,123456789012,eu-west-1,1.1,INFO,x,y,[check11] Avoid root,info,\n");
    world_read(world);
    assert_int_equal(only(world)->records.unknown, 1);
    assert_int_equal(world_count(world, "IAM-3"), 2);
    assert_string_equal(world_seen(world, "IAM-3", 0)->message,
                        "orders has a \"public\" URL");
}

/* --- rows ----------------------------------------------------------------------------- */

static void assert_reads_like_nag(World *world, const char *bytes, size_t length)
{
    world_bytes(world, "in.csv", bytes, length);
    world_read(world);
    assert_int_equal(only(world)->records.in, 2);
    assert_string_equal(world_seen(world, "OBS-3", 0)->pointer, "line 2");
    assert_string_equal(world_seen(world, "IAM-4", 0)->pointer, "line 3");
    assert_string_equal(world_said(world), "");
}

static const char two_rows[] =
    "Rule ID;Resource ID;Compliance%sAwsSolutions-APIG1;\"A;B\";Compliant%s"
    "AwsSolutions-APIG4;A;Non-Compliant%s";

static void lines_end_in_lf_behind_any_number_of_cr(void **state)
{
    static const char *const ends[] = { "\n", "\r\n", "\r\r\n" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        void *other = NULL;
        assert_int_equal(world_open(&other), 0);
        const char *text = made(other, two_rows, ends[i], ends[i], i ? ends[i] : "");
        assert_reads_like_nag(other, text, strlen(text));
        world_close(&other);
    }
    (void)state;
}

static void a_byte_order_mark_is_no_part_of_the_first_name(void **state)
{
    World *world = *state;
    const char *text =
        made(world, "\xEF\xBB\xBF%s", made(world, two_rows, "\n", "\n", "\n"));
    assert_reads_like_nag(world, text, strlen(text));
}

static void utf16_is_read(void **state)
{
    World *world = *state;
    const char *text = made(world, two_rows, "\r\n", "\r\n", "\r\n");
    size_t n = strlen(text);
    char *wide = ARENA_ARRAY(world->arena, char, 2 * n + 2);
    memcpy(wide, "\xFF\xFE", 2);
    for (size_t i = 0; i < n; i++)
        wide[2 * i + 2] = text[i];
    assert_reads_like_nag(world, wide, 2 * n + 2);
}

static void blank_lines_are_no_rows_and_still_lines(void **state)
{
    World *world = *state;
    world_file(world, "in.csv",
               "\n\n" NAG_HEAD "\n  \r\nAwsSolutions-APIG1,A,Compliant,x,y,z\n\n");
    world_read(world);
    assert_int_equal(only(world)->records.in, 1);
    assert_string_equal(world_seen(world, "OBS-3", 0)->pointer, "line 6");
}

static void rows_that_slipped_are_rejected_and_short_ones_lack_members(void **state)
{
    World *world = *state;
    world_file(world, "in.csv",
               NAG_HEAD "AwsSolutions-APIG1,a,Compliant,N/A,e,i,,\n"
                        "AwsSolutions-APIG1,b,Compliant\n"
                        "AwsSolutions-APIG1,c,Compliant,N/A,e,i,one,more\n"
                        "AwsSolutions-APIG1,d\n"
                        "AwsSolutions-APIG1,e,Compliant\rAwsSolutions-APIG1,f,Compliant\n"
                        "AwsSolutions-APIG1,g,Compliant,N/A");
    world_read(world);
    assert_int_equal(only(world)->records.in, 6);
    assert_int_equal(only(world)->records.rejected, 4);
    assert_int_equal(world_count(world, "OBS-3"), 2);
    assert_string_equal(
        world_said(world),
        "in.csv: line 4: warning: expected 6 fields as in the first row, found 8\n"
        "in.csv: line 5/Compliance: warning: expected Compliant, Non-Compliant, UNKNOWN, "
        "N/A or Suppressed, found nothing\n"
        "in.csv: line 6: warning: expected LF at the end of a row, found CR alone within "
        "it\n"
        "in.csv: line 7: warning: expected 6 fields, found 4 and the end of the file\n");
}

static void a_quote_that_nobody_closes_is_refused_where_it_opens(void **state)
{
    World *world = *state;
    world_file(world, "in.csv", NAG_HEAD "\na,'b\n,c,d\n\n");
    world_read(world);
    assert_null(world->read);
    assert_string_equal(world_said(world), "in.csv: line 3: expected '\"' at the end of a "
                                           "field, found the end of the file\n");
}

static void a_broken_byte_is_refused_with_its_line(void **state)
{
    World *world = *state;
    world_file(world, "in.csv", NAG_HEAD "\na,caf\xE9,c,d,e,f\n");
    world_read(world);
    assert_string_equal(world_said(world),
                        "in.csv: line 3: expected UTF-8 text, found the byte 0xE9\n");
}

static void control_characters_are_replaced_with_one_warning(void **state)
{
    World *world = *state;
    static const char text[] =
        NAG_HEAD "AwsSolutions-APIG1,a\0\x1b[31mb,Non-Compliant,N/A,e,i\n";
    world_bytes(world, "in.csv", text, sizeof text - 1);
    world_read(world);
    assert_string_equal(world_seen(world, "OBS-3", 0)->resource->id, "a\xEF\xBF\xBD[31mb");
    assert_string_equal(
        world_said(world),
        "in.csv: warning: control characters or broken text were replaced by U+FFFD\n");
}

/* A field of a megabyte, whose lines count, between two windows. */
static void a_row_may_be_longer_than_the_window(void **state)
{
    World *world = *state;
    enum { LONG = 1 << 20 };
    char *field = ARENA_ARRAY(world->arena, char, LONG + 1);
    memset(field, 'x', LONG);
    for (size_t i = 99; i < LONG; i += 100)
        field[i] = '\n';
    for (size_t i = 1234; i + 1 < LONG; i += 5000)
        memcpy(field + i, "''", 2);
    size_t n_lines = LONG / 100;
    world_file(world, "in.csv",
               made(world,
                    NAG_HEAD "AwsSolutions-APIG1,a,Compliant,'%s',e,i\n"
                             "AwsSolutions-APIG1,b,Compliant,N/A,e,i\n",
                    field));
    world_read(world);
    assert_int_equal(only(world)->records.pass, 2);
    assert_string_equal(world_seen(world, "OBS-3", 0)->pointer, "line 2");
    assert_string_equal(world_seen(world, "OBS-3", 1)->pointer,
                        made(world, "line %zu", 3 + n_lines));
}

static void it_does_not_matter_where_a_window_ends(void **state)
{
    (void)state;
    assert_same_in_pieces(nag);
    assert_same_in_pieces(
        "\xEF\xBB\xBF\r\n" NAG_HEAD
        "\nAwsSolutions-APIG1,caf\xC3\xA9 \"x\" y,Compliant,''','',a\r\r\n"
        "AwsSolutions-APIG1,'a''\r\n''b',Compliant,N/A,'e'f,i\r\r\n\r\r\n"
        "AwsSolutions-APIG1,c,Compliant,N/A,e,i");
}

/* --- heads ---------------------------------------------------------------------------- */

static void columns_without_rows_are_no_data(void **state)
{
    World *world = *state;
    world_file(world, "in.csv", NAG_HEAD "\r\n");
    world_read(world);
    assert_true(only(world)->no_data);
    assert_string_equal(only(world)->format, "cdk-nag-csv");
    assert_string_equal(world_said(world),
                        "in.csv: warning: no data: this file says nothing, good or bad\n");
}

static void a_table_that_nobody_knows_is_refused_with_its_columns(void **state)
{
    World *world = *state;
    world_file(world, "a.csv",
               "Order,Paid on,Amount,Currency,Customer,City\n1,2,3,4,5,6\n");
    world_file(world, "b.csv", "Order;Amount\n");
    world_read(world);
    assert_null(world->read);
    const char *said = world_said(world);
    assert_non_null(strstr(said, "a.csv: line 2: expected a format that rung reads"));
    assert_non_null(strstr(said, "found a table with the columns Order, Paid on, Amount, "
                                 "Currency, Customer, …\n"));
    assert_non_null(strstr(said, "b.csv: line 1: expected a format"));
}

static void a_head_that_is_none_is_refused(void **state)
{
    World *world = *state;
    world_file(world, "a.csv", "Rule ID,Resource ID,Rule ID\na,b,c\n");
    world_file(world, "b.csv", "Rule ID,Resource ID,Comp");
    world_file(world, "c.csv", "Rule ID,Resource ID\ra,b\r");
    world_file(world, "d.csv", "Secrets, AKIAMARKER and others\nmore\n");
    world_file(world, "e.csv", "12,13\n14,15\n");
    world_read(world);
    assert_string_equal(
        world_said(world),
        "a.csv: line 1: expected columns of different names, found the same for columns 1 "
        "and 3\n"
        "b.csv: line 1: expected LF behind the names of columns, found the end of the "
        "file\n"
        "c.csv: line 1: expected LF behind the names of columns, found CR alone\n"
        "d.csv: expected JSON, found text that begins with 'S' (byte 0)\n"
        "e.csv: expected JSON, found text that begins with '1' (byte 2)\n");
}

static void in_a_directory_other_tables_and_texts_are_passed_over(void **state)
{
    World *world = *state;
    world_file(world, "scans/nag.csv", nag);
    world_file(world, "scans/orders.csv", "Order,Amount\n1,2\n");
    world_file(world, "scans/README.md", "# Scans, of all kinds\n");
    world_file(world, "scans/notes.txt", "Secrets, and others\n");
    world_file(world, "scans/empty.csv", "");
    world_path(world, path_of(world, "scans"));
    world_read(world);
    assert_string_equal(only(world)->format, "cdk-nag-csv");
    const char *said = world_said(world);
    assert_non_null(strstr(said,
                           "scans/orders.csv: note: passed over: a table that no tool "
                           "writes which rung reads\n"));
    assert_non_null(strstr(said, "scans/README.md: note: passed over"));
    assert_non_null(strstr(said, "scans/notes.txt: note: passed over"));
    assert_non_null(strstr(said, "scans/empty.csv: note: passed over"));
}

static void a_table_that_is_named_is_not_passed_over(void **state)
{
    World *world = *state;
    world_file(world, "scans/orders.csv", "Order,Amount\n1,2\n");
    world_path(world, path_of(world, "scans"));
    world_path(world, path_of(world, "scans/orders.csv"));
    world_read(world);
    assert_null(world->read);
    assert_int_equal(diag_exit(world->diag), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_report_of_cdk_nag_is_read_with_its_reasons),
        claim(the_json_of_cdk_nag_is_read_too),
        claim(the_csv_of_prowler_is_read_and_only_muted_failures_are_suppressed),
        claim(the_csv_of_prowler_3_has_arns_of_its_own),
        claim(a_finding_under_many_requirements_counts_once),
        claim(the_csv_of_prowler_2_names_its_check_in_the_title),
        claim(lines_end_in_lf_behind_any_number_of_cr),
        claim(a_byte_order_mark_is_no_part_of_the_first_name),
        claim(utf16_is_read),
        claim(blank_lines_are_no_rows_and_still_lines),
        claim(rows_that_slipped_are_rejected_and_short_ones_lack_members),
        claim(a_quote_that_nobody_closes_is_refused_where_it_opens),
        claim(a_broken_byte_is_refused_with_its_line),
        claim(control_characters_are_replaced_with_one_warning),
        claim(a_row_may_be_longer_than_the_window),
        claim(it_does_not_matter_where_a_window_ends),
        claim(columns_without_rows_are_no_data),
        claim(a_table_that_nobody_knows_is_refused_with_its_columns),
        claim(a_head_that_is_none_is_refused),
        claim(in_a_directory_other_tables_and_texts_are_passed_over),
        claim(a_table_that_is_named_is_not_passed_over),
    };
    return cmocka_run_group_tests_name("ingest: csv", tests, NULL, NULL);
}
