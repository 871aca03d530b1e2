/* Waivers: what somebody accepted, for a limited time. An entry that is not in order has no
 * effect; it stops nothing and is listed, since leaving it out loosens no verdict. */
#include "ingest/reader/own.h"

static void warn_of_long_waiver(Reading *reading, Json in, const Waiver *waiver)
{
    int most = reading->intake->model->parameters.waiver_max_days;
    int64_t days = (int64_t)waiver->expires - waiver->created;
    if (waiver->created != DATE_NONE && waiver->expires != DATE_NONE && days > most)
        json_warn(json_get(in, "expires"),
                  "waiver %s runs for %lld days; of more than %d it has no effect",
                  waiver->id, (long long)days, most);
}

static Waiver read_waiver(Reading *reading, Json in)
{
    Waiver waiver = { .input = reading->input,
                      .pointer = arena_strdup(reading->intake->arena, json_pointer(in)) };
    if (!own_object(in, "id,practice,resource,reason,approver,owner,created,expires"))
        return waiver;
    waiver.id = own_text(reading, in, "id");
    waiver.practice = own_practice(reading, in, "practice");
    waiver.resource = intake_text(reading, json_string_or(in, "resource", NULL));
    waiver.reason = own_text(reading, in, "reason");
    waiver.approver = own_text(reading, in, "approver");
    waiver.owner = intake_text(reading, json_string_or(in, "owner", NULL));
    waiver.created = json_date(in, "created");
    waiver.expires = json_date(in, "expires");
    if (waiver.created != DATE_NONE && waiver.expires != DATE_NONE &&
        waiver.expires < waiver.created)
        json_error(json_get(in, "expires"), "expires before it is created");
    return waiver;
}

static void keep_malformed(Reading *reading, Json in, const DiagLine *complaint)
{
    Intake *intake = reading->intake;
    MalformedWaiver waiver = {
        .id = intake_text(reading, json_text(json_get(in, "id"))),
        .practice = intake_text(reading, json_text(json_get(in, "practice"))),
        .why = arena_strdup(intake->arena, complaint->message),
        .input = reading->input,
        .pointer = arena_strdup(intake->arena, complaint->origin.pointer),
    };
    ARENA_PUSH(intake->arena, intake->malformed_waivers, intake->n_malformed_waivers) =
        waiver;
    intake_count(&reading->input->records, OUTCOME_NO_VERDICT);
    intake_ignore(&reading->input->records, IGNORED_CONTEXT);
    diag_warn(reading->diag,
              (Origin){ reading->input->path, json_pointer(in), OFFSET_NONE },
              "this waiver is malformed: it has no effect and is listed");
}

/* A waiver that is not in order loosens nothing, so it need not stop the run. */
void own_waiver(Reading *reading, Json in)
{
    Intake *intake = reading->intake;
    const Diag before = *reading->diag;
    Waiver waiver = read_waiver(reading, in);
    const DiagLine *complaint = diag_soften(reading->diag, &before);
    if (complaint) {
        keep_malformed(reading, in, complaint);
        return;
    }
    warn_of_long_waiver(reading, in, &waiver);
    ARENA_PUSH(intake->arena, intake->waivers, intake->n_waivers) = waiver;
    own_count(reading);
}

void read_waivers(Reading *reading)
{
    Json in = own_document(reading);
    json_only(in, "schema,waivers");
    Json waivers = json_array(in, "waivers");
    for (Json item = json_first(waivers); json_here(item); item = json_next(item))
        own_waiver(reading, item);
}
