/* Records that are settings of one function: az functionapp config appsettings list. What
 * they hold is held against the tool file's conditions and forgotten. */
#include "ingest/function/functions.h"

#include <string.h>

#include "base/file.h"
#include "ingest/list/engine.h"

/* az functionapp config appsettings list does not say of which app: the file is named
 * after it, APP.json or APP.appsettings.json. */
static const char *app_of(Reading *reading)
{
    const char *base = path_base(reading->input->path);
    return arena_strndup(reading->each, base, strcspn(base, "."));
}

void setting_record(Reading *reading, const RecordRules *rules, const Level *at)
{
    const SettingRules *setting = rules->setting;
    Intake *intake = reading->intake;
    Records *records = &reading->input->records;
    const char *name = field_text(reading->each, at, &setting->name);
    Record record = { .tool = reading->tool,
                      .resource = app_of(reading),
                      .resource_type = "function",
                      .provider = setting->provider,
                      .message = name,
                      .date = reading->input->date,
                      .pointer = at->pointer };
    if (at->span.type != JSON_OBJECT || !name) {
        record_slip(reading, at, &setting->name, "the name of a setting");
        intake_reject(reading);
        return;
    }
    size_t before = intake->n_sightings;
    Signs signs = { .provider = setting->provider, .names = &name, .n_names = 1 };
    intake_count(records, OUTCOME_NO_VERDICT);
    facts_tell(reading, at, &record);
    observers_see(reading, &signs,
                  resources_thing(intake->resources, intake_text(reading, record.resource),
                                  "function"),
                  &record, true);
    if (intake->n_sightings > before)
        records->mapped++;
    else
        intake_ignore(records, IGNORED_CONTEXT);
}
