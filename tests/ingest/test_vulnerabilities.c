/* Scanners of dependencies: what is grave fails what it was found in, what was looked at
 * and has nothing grave passes, and what nobody looked at does neither. */
#include <string.h>

#include "ingest/reading.h"

/* --- Grype ---------------------------------------------------------------------------- */

static const char *match(const World *world, const char *id, const char *severity,
                         const char *more)
{
    return made(world,
                "{'vulnerability':{'id':'%s','severity':'%s','fix':{'versions':['2.1'],"
                "'state':'fixed'}},'artifact':{'name':'openssl','version':'2.0'}%s}",
                id, severity, more);
}

static const char *grype(const World *world, const char *matches, const char *ignored)
{
    return made(world,
                "{'matches':[%s],'ignoredMatches':[%s],'source':{'type':'image','target':"
                "{'userInput':'registry/payments:1.4'}},'descriptor':{'name':'grype',"
                "'version':'0.79.3','timestamp':'2026-11-20T10:00:00Z'}}",
                matches, ignored);
}

static void a_grave_match_fails_the_image_it_was_found_in(void **state)
{
    World *world = *state;
    const char *matches = made(world, "%s,%s", match(world, "CVE-2026-1", "Low", ""),
                               match(world, "CVE-2026-2", "High", ""));
    world_read_text(world, grype(world, matches, ""));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "grype");
    assert_string_equal(input->tool_version, "0.79.3");
    assert_string_equal(input->scanned, "2026-11-20T10:00:00Z");
    assert_int_equal(input->records.fail, 2);
    assert_int_equal(input->records.mapped, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(world_count(world, "DEP-2"), 1);
    const Observation *seen = world_seen(world, "DEP-2", 0);
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_string_equal(seen->resource->id, "registry/payments:1.4");
    assert_string_equal(seen->check, "CVE-2026-2");
    assert_string_equal(seen->message, "fixed in 2.1");
    assert_string_equal(seen->pointer, "/matches/1");
}

static void an_image_without_a_grave_match_passes(void **state)
{
    World *world = *state;
    world_read_text(world, grype(world, match(world, "CVE-2026-1", "Medium", ""), ""));
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "DEP-2", 0)->resource->id,
                        "registry/payments:1.4");
}

static void a_directory_is_named_by_its_path(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'matches':[],'source':{'type':'directory','target':'/src/pay'},"
                    "'descriptor':{'name':'grype','version':'0.7.0'}}");
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "DEP-2", 0)->resource->id, "/src/pay");
    assert_false(world_input(world, "in.json")->no_data);
}

static void what_was_scanned_by_nobody_knows_what_does_not_pass(void **state)
{
    World *world = *state;
    world_read_text(world, "{'matches':[],'source':{'type':'unknown','target':'unknown'},"
                           "'descriptor':{'name':'grype','version':'0.7.0'}}");
    assert_int_equal(world_count(world, "DEP-2"), 0);
}

static void a_grave_match_that_a_rule_ignores_leaves_no_verdict(void **state)
{
    World *world = *state;
    const char *rule = ",'appliedIgnoreRules':[{'reason':'not reachable'}]";
    world_read_text(world, grype(world, "", match(world, "CVE-2026-3", "Critical", rule)));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.suppressed, 1);
    assert_int_equal(world_count(world, "DEP-2"), 0);
    assert_int_equal(world->one->n_suppressions, 1);
    assert_string_equal(world->one->suppressions[0].practice->id, "DEP-2");
    assert_string_equal(world->one->suppressions[0].resource, "registry/payments:1.4");
    assert_string_equal(world->one->suppressions[0].reason, "not reachable");
}

static void what_grype_ignores_by_itself_does_not_hold_back_a_pass(void **state)
{
    World *world = *state;
    const char *own = ",'appliedIgnoreRules':[{'match-type':'exact-indirect-match'}]";
    world_read_text(world, grype(world, "", match(world, "CVE-2026-3", "High", own)));
    assert_int_equal(world_input(world, "in.json")->records.suppressed, 1);
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_PASS);
}

static void a_match_without_an_id_is_rejected_with_its_place(void **state)
{
    World *world = *state;
    world_read_text(world, grype(world, "{'vulnerability':{'severity':'High'}},7", ""));
    assert_int_equal(world_input(world, "in.json")->records.rejected, 2);
    assert_non_null(strstr(world_said(world), "/matches/0"));
    assert_non_null(strstr(world_said(world), "/vulnerability/id"));
    assert_non_null(strstr(world_said(world), "/matches/1"));
}

/* --- OSV-Scanner ---------------------------------------------------------------------- */

static const char *osv(const World *world, const char *packages)
{
    return made(world,
                "{'results':[{'source':{'path':'/src/yarn.lock','type':'lockfile'},"
                "'packages':[%s]}],'experimental_config':{}}",
                packages);
}

static const char *package(const World *world, const char *vulnerabilities,
                           const char *groups)
{
    return made(world,
                "{'package':{'name':'jinja2','version':'3.0.3','ecosystem':'PyPI'},"
                "'vulnerabilities':[%s],'groups':[%s]}",
                vulnerabilities, groups);
}

static void the_score_of_its_group_says_how_grave_a_vulnerability_is(void **state)
{
    World *world = *state;
    world_read_text(world, osv(world, package(world, "{'id':'GHSA-a'},{'id':'GHSA-b'}",
                                              "{'ids':['GHSA-a'],'max_severity':'6.9'},"
                                              "{'ids':['GHSA-b'],'max_severity':'10.0'}")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "osv-scanner");
    assert_int_equal(input->records.fail, 2);
    assert_int_equal(input->records.mapped, 1);
    const Observation *seen = world_seen(world, "DEP-2", 0);
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_string_equal(seen->check, "GHSA-b");
    assert_string_equal(seen->resource->id, "/src/yarn.lock");
    assert_string_equal(seen->message, "in jinja2 3.0.3 (PyPI)");
    assert_string_equal(seen->pointer, "/results/0/packages/0/vulnerabilities/1");
}

static void another_name_of_the_same_hole_is_as_grave(void **state)
{
    World *world = *state;
    world_read_text(
        world, osv(world, package(world,
                                  "{'id':'PYSEC-1'},{'id':'GHSA-a','database_specific':"
                                  "{'severity':'MODERATE'}}",
                                  "{'ids':['GHSA-a','PYSEC-1']}")));
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "DEP-2", 0)->pointer, "/results/0");
}

static void of_unknown_severity_nothing_follows_but_malice_is_grave(void **state)
{
    World *world = *state;
    world_file(world, "a.json", osv(world, package(world, "{'id':'CVE-1'}", "")));
    world_file(world, "b.json", osv(world, package(world, "{'id':'MAL-2026-1'}", "")));
    world_read(world);
    assert_int_equal(world_input(world, "a.json")->records.ignored, 1);
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "DEP-2", 0)->check, "MAL-2026-1");
}

static void what_cannot_be_read_holds_back_the_pass_of_its_source(void **state)
{
    World *world = *state;
    world_read_text(world, osv(world, "{'package':{},'vulnerabilities':[{'summary':'x'}]},"
                                      "{'package':{},'vulnerabilities':'none'},7"));
    assert_int_equal(world_input(world, "in.json")->records.rejected, 3);
    assert_int_equal(world_count(world, "DEP-2"), 0);
    assert_non_null(strstr(world_said(world), "expected a vulnerability's id"));
    assert_non_null(strstr(world_said(world), "expected a list of vulnerabilities"));
}

static void an_empty_scan_proves_nothing(void **state)
{
    World *world = *state;
    world_read_text(world, "{'results':[],'experimental_config':{}}");
    assert_true(world_input(world, "in.json")->no_data);
}

/* --- npm 6 ---------------------------------------------------------------------------- */

static void the_audit_of_npm_6_lists_advisories_by_their_number(void **state)
{
    World *world = *state;
    world_read_text(
        world, "{'actions':[],'advisories':{'106':{'id':106,'title':'Slow','severity':"
               "'high','module_name':'negotiator','cves':['CVE-2016-10539'],'findings':"
               "[{'paths':['a>b','c>b']}]},'534':{'severity':'low'},'9':7},'muted':[],"
               "'metadata':{'vulnerabilities':{'high':2,'critical':0},"
               "'totalDependencies':159}}");
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "npm-audit-v6");
    assert_int_equal(input->records.fail, 2);
    assert_int_equal(input->records.mapped, 1);
    assert_int_equal(input->records.rejected, 1);
    assert_int_equal(world_count(world, "DEP-2"), 2); /* it, and the lock file as a whole */
    assert_string_equal(world_seen(world, "DEP-2", 0)->check, "CVE-2016-10539");
    assert_string_equal(world_seen(world, "DEP-2", 0)->message, "in negotiator");
    assert_string_equal(world_seen(world, "DEP-2", 0)->pointer, "/advisories/106");
    assert_string_equal(world_seen(world, "DEP-2", 1)->message,
                        "0 critical and 2 high of 159 packages");
}

static void a_clean_audit_of_npm_6_is_a_pass_unless_it_looked_at_nothing(void **state)
{
    World *world = *state;
    const char *audit = "{'actions':[],'advisories':{},'metadata':{'vulnerabilities':"
                        "{'high':0,'critical':0},'totalDependencies':%d}}";
    world_file(world, "a.json", made(world, audit, 0));
    world_file(world, "b.json", made(world, audit, 918));
    world_read(world);
    assert_true(world_input(world, "a.json")->no_data);
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "DEP-2", 0)->pointer, "/metadata");
}

static void an_error_of_npm_is_refused_and_is_no_clean_run(void **state)
{
    World *world = *state;
    world_file(world, "a.json", "{'error':{'code':'ENOAUDIT','summary':'no audit'}}");
    world_file(world, "b.json", "{'message':'m','error':{'summary':'','detail':''}}");
    world_read(world);
    assert_null(world->one);
    assert_non_null(strstr(world_said(world), "a.json: this is an error that npm reports"));
    assert_non_null(strstr(world_said(world), "b.json: this is an error that npm reports"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_grave_match_fails_the_image_it_was_found_in),
        claim(an_image_without_a_grave_match_passes),
        claim(a_directory_is_named_by_its_path),
        claim(what_was_scanned_by_nobody_knows_what_does_not_pass),
        claim(a_grave_match_that_a_rule_ignores_leaves_no_verdict),
        claim(what_grype_ignores_by_itself_does_not_hold_back_a_pass),
        claim(a_match_without_an_id_is_rejected_with_its_place),
        claim(the_score_of_its_group_says_how_grave_a_vulnerability_is),
        claim(another_name_of_the_same_hole_is_as_grave),
        claim(of_unknown_severity_nothing_follows_but_malice_is_grave),
        claim(what_cannot_be_read_holds_back_the_pass_of_its_source),
        claim(an_empty_scan_proves_nothing),
        claim(the_audit_of_npm_6_lists_advisories_by_their_number),
        claim(a_clean_audit_of_npm_6_is_a_pass_unless_it_looked_at_nothing),
        claim(an_error_of_npm_is_refused_and_is_no_clean_run),
    };
    return cmocka_run_group_tests_name("ingest: vulnerabilities", tests, NULL, NULL);
}
