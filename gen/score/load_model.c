/* Reads the maturity model from data/ and checks it hard: a scorer that runs on a wrong
 * model gives wrong verdicts with a straight face. This file reads model.json itself (the
 * parameters and the stages); load_file.c finds the parts, load_practices.c and
 * load_questionnaire.c read the rest. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "score/load.h"
#include "score/score.h"

/* --- what every file asks of JSON ------------------------------------------------- */

/* Control characters but tab and line end, and overrides of the direction of writing. */
static bool disturbs(const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t c = text8_next(&text, end);
        if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
            (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
            return true;
    }
    return false;
}

/* Texts are printed everywhere: what would disturb a terminal is refused here. */
static const char *text_of(Json value)
{
    const char *text = json_text(value);
    if (text && *text && !disturbs(text))
        return text;
    if (text && *text)
        json_error(value, "expected a text without control characters");
    else
        json_expected(value, "a text");
    return "";
}

const char *load_id(Json id)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
    enum { LONGEST = 128 };
    const char *text = text_of(id);
    size_t length = strlen(text);
    if (length && (strspn(text, letters) != length || *text == '.' || length > LONGEST))
        json_expected(id, "at most 128 letters, digits, underscores, hyphens and dots");
    return text;
}

const char *load_text(Json in, const char *key)
{
    return text_of(json_get(in, key));
}

const char **load_texts(Arena *arena, Json in, const char *key, size_t least, size_t *n)
{
    Json list = json_array(in, key);
    const char **texts = ARENA_ARRAY(arena, const char *, json_count(list) + 1);
    *n = 0;
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        texts[(*n)++] = text_of(item);
    if (*n < least && json_here(list))
        json_error(list, "expected at least %zu, found %zu", least, *n);
    return texts;
}

const Practice *load_practice_named(const Loading *load, Json name)
{
    const char *id = text_of(name);
    const Practice *practice = model_find_practice(load->model, id);
    if (practice || !*id)
        return practice;
    const char *nearest = model_nearest_practice(load->model, load->arena, id);
    json_error(name, "no practice is called \"%s\"%s%s%s", id,
               nearest ? "; did you mean \"" : "", nearest ? nearest : "",
               nearest ? "\"?" : "");
    return NULL;
}

const Practice **load_practices_named(const Loading *load, Json in, const char *key,
                                      size_t *n)
{
    Json list = json_array_or_none(in, key);
    const Practice **practices =
        ARENA_ARRAY(load->arena, const Practice *, json_count(list) + 1);
    *n = 0;
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        const Practice *practice = load_practice_named(load, item);
        if (practice)
            practices[(*n)++] = practice;
    }
    return practices;
}

/* --- parameters ------------------------------------------------------------------- */

static void read_thresholds(Parameters *to, Json in)
{
    static const char *const keys[N_STAGES] = { "", "1", "2", "3", "4" };
    json_only(in, "1,2,3,4");
    for (int k = 1; k <= LAST_STAGE; k++)
        to->stage_threshold_bp[k] = (int)json_int(in, keys[k], 1, FULL_BP);
}

static void read_points(int *to, Json in, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = (int)json_int(in, names[i], 1, MOST_POINTS);
}

static void read_freshness(Parameters *to, Json in)
{
    enum { MOST_DAYS = 36500 };
    json_only(in, "automated,questionnaire,waiver_max");
    to->fresh_days_automated = (int)json_int(in, "automated", 1, MOST_DAYS);
    to->fresh_days_questionnaire = (int)json_int(in, "questionnaire", 1, MOST_DAYS);
    to->waiver_max_days = (int)json_int(in, "waiver_max", 1, MOST_DAYS);
}

static void read_parameters(Parameters *to, Json in)
{
    if (!json_here(in))
        return;
    json_only(in, "stage_threshold_bp,capability_floor_bp,max_waived_share_bp,"
                  "unknown_width_bp,index_cap_tenths,effort_points,severity_points,"
                  "freshness_days");
    read_thresholds(to, json_object(in, "stage_threshold_bp"));
    to->capability_floor_bp = (int)json_int(in, "capability_floor_bp", 0, FULL_BP);
    to->max_waived_share_bp = (int)json_int(in, "max_waived_share_bp", 0, FULL_BP);
    to->unknown_width_bp = (int)json_int(in, "unknown_width_bp", 0, FULL_BP);
    /* With ten tenths the index would reach the next whole number past its gates. */
    to->index_cap_tenths = (int)json_int(in, "index_cap_tenths", 0, 9);
    Json effort = json_object(in, "effort_points");
    json_only(effort, "S,M,L");
    read_points(to->effort_points, effort, effort_names, N_EFFORTS);
    Json severity = json_object(in, "severity_points");
    json_only(severity, "critical,high,medium,low");
    read_points(to->severity_points, severity, severity_names, N_SEVERITIES);
    read_freshness(to, json_object(in, "freshness_days"));
}

/* --- stages ----------------------------------------------------------------------- */

/* A stage's statements are objects: the text, what in the source supports it, and the
 * practices that show it. The text is kept. */
static const char **statements(Arena *arena, Json in, const char *key, size_t *n)
{
    Json list = json_array(in, key);
    const char **texts = ARENA_ARRAY(arena, const char *, json_count(list) + 1);
    *n = 0;
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        json_only(item, "text,support,practices,extension");
        texts[(*n)++] = load_text(item, "text");
    }
    if (!*n && json_here(list))
        json_error(list, "expected at least 1, found 0");
    return texts;
}

static void read_stage(const Loading *load, Json in, Stage *stage, int n)
{
    Arena *arena = load->arena;
    json_only(in, "n,id,name,gated,summary,article_support,derived,typical_workloads,"
                  "entry_criteria,success_criteria,risks,how_to_advance,note");
    stage->n = (int)json_int(in, "n", n, n);
    stage->id = load_id(json_get(in, "id"));
    stage->name = load_text(in, "name");
    stage->summary = load_text(in, "summary");
    stage->typical_workloads =
        statements(arena, in, "typical_workloads", &stage->n_typical_workloads);
    stage->success_criteria =
        statements(arena, in, "success_criteria", &stage->n_success_criteria);
    stage->risks = statements(arena, in, "risks", &stage->n_risks);
    stage->how_to_advance =
        statements(arena, in, "how_to_advance", &stage->n_how_to_advance);
    for (int earlier = 0; earlier < n; earlier++)
        if (strcmp(load->model->stages[earlier].id, stage->id) == 0)
            json_error(json_get(in, "id"), "stage \"%s\" stands twice", stage->id);
}

static void read_stages(const Loading *load, Json list)
{
    size_t n = json_count(list);
    if (n != N_STAGES && json_here(list))
        json_error(list, "expected the stages 0 to %d, found %zu stages", LAST_STAGE, n);
    int i = 0;
    for (Json item = json_first(list); json_here(item) && i < N_STAGES;
         item = json_next(item), i++)
        read_stage(load, item, &load->model->stages[i], i);
}

/* The practices that criteria name exist only now. */
static void check_criteria(const Loading *load, Json stages)
{
    static const char *const lists[] = { "entry_criteria", "success_criteria" };
    for (Json stage = json_first(stages); json_here(stage); stage = json_next(stage))
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
            Json list = json_array_or_none(stage, lists[i]);
            for (Json item = json_first(list); json_here(item); item = json_next(item)) {
                size_t n;
                load_practices_named(load, item, "practices", &n);
            }
        }
}

/* A stage that asks nothing could never be attained. Said only where all else is right:
 * a practice that could not be read asks nothing either. */
static void check_stages(const Loading *load, Json stages)
{
    const Model *model = load->model;
    bool asked[N_STAGES] = { true };
    if (load->diag->n_of[DIAG_CONTENT] || json_count(stages) != N_STAGES)
        return;
    for (size_t i = 0; i < model->n_practices; i++)
        asked[model->practices[i].stage] = true;
    for (size_t k = 1; k < N_STAGES; k++)
        if (!asked[k])
            json_error(json_item(stages, k), "stage %zu has no practice", k);
}

/* --- the whole -------------------------------------------------------------------- */

static size_t n_errors(const Diag *diag)
{
    return diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
}

static void set_digest(Loading *load)
{
    char hex[65];
    if (load->is_own)
        return;
    file_sha256(load->digests.data, load->digests.length, hex);
    load->model->sha256 = arena_strdup(load->arena, hex);
}

const Model *model_load(Arena *arena, const Bundle *bundle, Diag *diag)
{
    Model *model = ARENA_NEW(arena, Model);
    Loading load = { .arena = arena,
                     .bundle = bundle,
                     .diag = diag,
                     .model = model,
                     .digests = buffer_new(arena) };
    size_t before = n_errors(diag);
    const Json nowhere = { 0 };
    if (!load_document(&load))
        return NULL;
    Json in = load_file(&load, "data/model/model.json", "rung-model/1", nowhere);
    if (!json_here(in))
        return NULL;
    json_only(in, "schema,version,title,language,source,parameters,in_use,usage_signals,"
                  "providers,stages,"
                  "capabilities,lenses");
    model->text.model = in;
    model->version = load_text(in, "version");
    model->title = load_text(in, "title");
    model->language = json_string_or(in, "language", "en");
    if (!text8_is_language(model->language))
        json_expected(json_get(in, "language"), "a language, such as \"de\" or \"pt-BR\"");
    read_parameters(&model->parameters, json_object(in, "parameters"));
    Json stages = json_array(in, "stages");
    read_stages(&load, stages);
    load_capabilities(&load, json_array(in, "capabilities"));
    check_document(&load);
    check_stages(&load, stages);
    check_criteria(&load, stages);
    load_questionnaire(&load);
    model->in_use = load_practice_named(&load, json_get(in, "in_use"));
    check_links(&load);
    set_digest(&load);
    return n_errors(diag) == before ? model : NULL;
}
