/* JUnit's XML, test case by test case. libxml2's text reader reads it through the window;
 * it never sees a document type, reads no other file and no network, and what it may pile
 * up before it hands something out is limited by xml_bytes.h (its own limits are off: real
 * texts pass them). A test case becomes
 *
 *     {"testcase": {"report", "suite", "classname", "name", …, "outcome": "passed"}}
 *
 * where "outcome" is passed, failed, error or skipped, and what is absent stays absent. */
#include <pthread.h>
#include <string.h>

#include "base/libxml.h"
#include "base/text8.h"
#include "ingest/source/packaging.h"
#include "ingest/source/xml_bytes.h"

enum {
    DEEPEST = 64,              /* elements in elements */
    LONGEST_VALUE = 64 * 1024, /* of an attribute that is handed on */
    LONGEST_TEXT = 4096,       /* of a failure's text that is handed on */
    MOST_NAMES = 256 * 1024    /* bytes of different names of elements and attributes */
};

typedef struct {
    xmlTextReader *reader;
    Source *source;
    Diag *diag; /* of the call at hand */
    XmlBytes bytes;
    int error; /* the first; XML_ERR_OK */
} Report;

/* --- the beginning -------------------------------------------------------------------- */

static bool is_name(const char *text, size_t length, const char *name)
{
    return length == strlen(name) && memcmp(text, name, length) == 0;
}

static bool is_junit(const Prolog *prolog)
{
    return prolog->root && (is_name(prolog->root, prolog->root_length, "testsuites") ||
                            is_name(prolog->root, prolog->root_length, "testsuite"));
}

static bool fits(Feed *feed, Diag *diag)
{
    if (feed->bytes[0] != '<')
        return false;
    Prolog prolog = prolog_of(feed, diag);
    return !prolog.is_html && (prolog.root || prolog.has_doctype);
}

static bool invites(Feed *feed, Diag *diag)
{
    Prolog prolog = prolog_of(feed, diag);
    return is_junit(&prolog) && !prolog.has_doctype;
}

static Step refuse_stranger(Source *source, const Prolog *prolog, Diag *diag)
{
    static const struct {
        const char *root;
        const char *what;
    } strangers[] = {
        { "test-run", "an NUnit 3 report" },
        { "test-results", "an NUnit 2 report" },
        { "assemblies", "an xUnit.net report" },
        { "testng-results", "a TestNG report" },
        { "TestRun", "a Visual Studio test report" },
        { "coverage", "a coverage report" },
        { "checkstyle", "a Checkstyle report" },
        { "bom", "a CycloneDX bill of materials in XML; give it as JSON" },
    };
    Origin file = origin_of_file(source->feed->path);
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
        if (is_name(prolog->root, prolog->root_length, strangers[i].root))
            return source_refuse(source, diag, file,
                                 "this is %s; of XML rung reads JUnit reports",
                                 strangers[i].what);
    return source_refuse(
        source, diag, file, "expected a JUnit report, found XML whose root is <%.*s>",
        (int)(prolog->root_length < 40 ? prolog->root_length : 40), prolog->root);
}

static bool may_be_parsed(Source *source, Diag *diag)
{
    Prolog prolog = prolog_of(source->feed, diag);
    Origin file = origin_of_file(source->feed->path);
    if (prolog.has_doctype)
        source_refuse(source, diag, file,
                      "expected XML without a document type: it may lead to other files");
    else if (!source->was_utf16 && /* UTF-8 by now, whatever it declares */
             !prolog_is_plain(&prolog))
        source_refuse(source, diag, file, "expected XML in UTF-8, found another encoding");
    else if (!is_junit(&prolog))
        refuse_stranger(source, &prolog, diag);
    return !source->failed;
}

/* --- bytes for libxml2 ---------------------------------------------------------------- */

static int give_bytes(void *context, char *buffer, int length)
{
    Report *report = context;
    return xml_bytes_give(&report->bytes, buffer, (size_t)length, report->diag);
}

static void keep_error(void *context, xmlError *error)
{
    Report *report = context;
    if (report->error == XML_ERR_OK && error->level >= XML_ERR_ERROR)
        report->error = error->code;
}

static xmlParserInput *no_other_file(const char *url, const char *id, xmlParserCtxt *parser)
{
    (void)url, (void)id, (void)parser;
    return NULL;
}

static void prepare_libxml2(void)
{
    libxml()->xmlInitParser();
    libxml()->xmlSetExternalEntityLoader(no_other_file);
}

static void begin(Source *source, Diag *diag)
{
    static pthread_once_t prepared = PTHREAD_ONCE_INIT;
    pthread_once(&prepared, prepare_libxml2);
    Report *report = ARENA_NEW(source->arena, Report);
    *report = (Report){ .source = source,
                        .diag = diag,
                        .bytes = { .feed = source->feed, .line = source->line } };
    report->reader = must_have(libxml()->xmlReaderForIO(
        give_bytes, NULL, report, NULL, source->was_utf16 ? "UTF-8" : NULL,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
            XML_PARSE_HUGE));
    libxml()->xmlTextReaderSetStructuredErrorHandler(report->reader, keep_error, report);
    source->own = report;
    source->is_list = true;
}

static void end(Source *source)
{
    Report *report = source->own;
    if (report)
        libxml()->xmlFreeTextReader(report->reader);
}

/* --- what is not well formed ---------------------------------------------------------- */

/* What stands there, told without quoting it. */
static const char *found(const Report *report)
{
    static const struct {
        int error;
        const char *what;
    } kinds[] = {
        { XML_ERR_TAG_NAME_MISMATCH, "a tag that closes another element" },
        { XML_ERR_ATTRIBUTE_REDEFINED, "an attribute that stands twice" },
        { XML_ERR_UNDECLARED_ENTITY, "an entity that XML does not have" },
        { XML_WAR_UNDECLARED_ENTITY, "an entity that XML does not have" },
        { XML_ERR_NAME_REQUIRED, "'&' or '<' that stands for itself" },
        { XML_ERR_ENTITYREF_SEMICOL_MISSING, "'&' that stands for itself" },
        { XML_ERR_LT_IN_ATTRIBUTE, "'<' in an attribute" },
        { XML_ERR_INVALID_CHAR, "a character that XML does not allow" },
        { XML_ERR_INVALID_CHARREF, "a character that XML does not allow" },
        { XML_ERR_INVALID_ENCODING, "text of another encoding" },
        { XML_ERR_NO_MEMORY, "too many names" },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].error == report->error)
            return kinds[i].what;
    if (report->error == XML_ERR_DOCUMENT_END && !report->source->feed->ended)
        return "more behind the root element";
    if (!report->source->feed->length && report->source->feed->ended)
        return "the end of the file";
    return "something else";
}

/* The bytes are given line by line, so this is the line of the node at hand; libxml2's own
 * count ends at 65535. */
static const char *line_pointer(const Report *report, Arena *arena)
{
    return arena_printf(arena, "line %zu", report->bytes.line);
}

static Step refuse(Report *report, Arena *arena, const char *expected, const char *instead)
{
    Source *source = report->source;
    Origin origin = { source->feed->path, line_pointer(report, arena), OFFSET_NONE };
    if (diag_failed(report->diag))
        source->failed = true; /* reading failed, and that was said */
    else
        source_refuse(source, report->diag, origin, "expected %s, found %s", expected,
                      instead);
    return NOTHING_MORE;
}

/* --- walking -------------------------------------------------------------------------- */

static xmlNode *node_at(const Report *report)
{
    return libxml()->xmlTextReaderCurrentNode(report->reader);
}

/* To the next node. Returns false at the end, and when the file is refused. */
static bool advance(Report *report, Arena *arena)
{
    int status = libxml()->xmlTextReaderRead(report->reader);
    report->bytes.wait = 0;
    if (status == 0)
        return false;
    int type = status == 1 ? libxml()->xmlTextReaderNodeType(report->reader) : 0;
    int depth = status == 1 ? libxml()->xmlTextReaderDepth(report->reader) : 0;
    if (report->bytes.is_too_long)
        refuse(report, arena, "tags of up to 1 MB and texts of up to 16 MB",
               "a longer one");
    else if (status != 1)
        refuse(report, arena, "well-formed XML", found(report));
    else if (type == XML_READER_TYPE_DOCUMENT_TYPE ||
             type == XML_READER_TYPE_ENTITY_REFERENCE)
        refuse(report, arena, "XML without a document type", "one, or an entity of one");
    else if (depth > DEEPEST)
        refuse(report, arena, "up to 64 elements in one another", "more");
    if (depth == 0 && type == XML_READER_TYPE_ELEMENT && node_at(report)->doc->dict)
        libxml()->xmlDictSetLimit(node_at(report)->doc->dict, MOST_NAMES);
    return !report->source->failed;
}

static bool is_element(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

/* --- a test case ---------------------------------------------------------------------- */

static void put(Report *report, Buffer *out, const char *member, const char *text,
                size_t most)
{
    if (!text || !*text)
        return;
    buffer_format(out, "%s\"%s\":", out->data[out->length - 1] == '{' ? "" : ",", member);
    put_json_text(report->source, out, text, text8_cut(text, most));
}

static void put_attribute(Report *report, Buffer *out, const char *member,
                          const xmlNode *node, const char *attribute)
{
    xmlChar *value = libxml()->xmlGetNoNsProp(node, (const xmlChar *)attribute);
    put(report, out, member, (const char *)value, LONGEST_VALUE);
    libxml_free(value);
}

/* What the suites around the case say: of the nearest one that says it. */
static void put_surroundings(Report *report, Buffer *out, const xmlNode *testcase)
{
    static const struct {
        const char *member, *element, *attribute;
    } from[] = {
        { "suite", "testsuite", "name" },
        { "package", "testsuite", "package" },
        { "timestamp", "testsuite", "timestamp" },
        { "report", "testsuites", "name" },
    };
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        const xmlNode *node = testcase->parent;
        while (node && !(is_element(node, from[i].element) &&
                         libxml()->xmlHasProp(node, (const xmlChar *)from[i].attribute)))
            node = node->parent;
        if (node)
            put_attribute(report, out, from[i].member, node, from[i].attribute);
    }
}

/* Elements that say how a case ended; the gravest comes first. */
static const struct {
    const char *element, *outcome;
} endings[] = {
    { "failure", "failed" },
    { "error", "error" },
    { "skipped", "skipped" },
};
enum { N_ENDINGS = sizeof endings / sizeof *endings };

static size_t ending_of(const xmlNode *node)
{
    size_t i = 0;
    while (i < N_ENDINGS && !is_element(node, endings[i].element))
        i++;
    return i;
}

/* Some writers say it in an attribute alone: cfn-guard, GoogleTest. */
static const char *outcome_by_status(const xmlNode *testcase)
{
    static const char *const words[][2] = {
        { "skip", "skipped" },     { "skipped", "skipped" }, { "notrun", "skipped" },
        { "disabled", "skipped" }, { "ignored", "skipped" }, { "fail", "failed" },
        { "failed", "failed" },    { "failure", "failed" },  { "error", "error" },
    };
    const char *outcome = "passed";
    xmlChar *status = libxml()->xmlGetNoNsProp(testcase, (const xmlChar *)"status");
    for (size_t i = 0; status && i < sizeof words / sizeof *words; i++)
        if (text8_same_nocase((const char *)status, words[i][0]))
            outcome = words[i][1];
    libxml_free(status);
    return outcome;
}

/* What the case holds, up to its end. The text of its gravest ending is put together in
 * `ending`. Returns false when the file ends or is refused within it. */
static bool read_endings(Report *report, Arena *arena, size_t *gravest, Buffer *ending)
{
    int depth = libxml()->xmlTextReaderDepth(report->reader);
    bool is_empty = libxml()->xmlTextReaderIsEmptyElement(report->reader) == 1;
    bool is_gravest = false;
    while (!is_empty) {
        if (!advance(report, arena))
            return false;
        int type = libxml()->xmlTextReaderNodeType(report->reader);
        int at = libxml()->xmlTextReaderDepth(report->reader);
        if (type == XML_READER_TYPE_END_ELEMENT && at == depth)
            break;
        if (type == XML_READER_TYPE_ELEMENT && at == depth + 1) {
            size_t kind = ending_of(node_at(report));
            is_gravest = kind < *gravest;
            if (!is_gravest)
                continue;
            *gravest = kind;
            ending->length = 0;
            buffer_char(ending, '{');
            put_attribute(report, ending, "message", node_at(report), "message");
            put_attribute(report, ending, "type", node_at(report), "type");
        } else if (is_gravest && at == depth + 2 && type == XML_READER_TYPE_TEXT) {
            put(report, ending, "text",
                (const char *)libxml()->xmlTextReaderConstValue(report->reader),
                LONGEST_TEXT);
            is_gravest = false; /* the first text is enough */
        }
    }
    return true;
}

static Step read_case(Report *report, Arena *arena, JsonDocument *out)
{
    static const char *const attributes[] = { "classname", "name", "file",   "line",
                                              "time",      "id",   "status", "result" };
    const xmlNode *testcase = node_at(report);
    size_t gravest = N_ENDINGS;
    Buffer json = buffer_new(arena), ending = buffer_new(arena);
    const char *pointer = line_pointer(report, arena);
    const char *outcome = outcome_by_status(testcase);
    buffer_text(&json, "{\"testcase\":{");
    put_surroundings(report, &json, testcase);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        put_attribute(report, &json, attributes[i], testcase, attributes[i]);
    if (!read_endings(report, arena, &gravest, &ending))
        return NOTHING_MORE;
    if (gravest < N_ENDINGS)
        outcome = endings[gravest].outcome;
    put(report, &json, "outcome", outcome, LONGEST_VALUE);
    if (ending.length > 1)
        buffer_format(&json, ",%s", ending.data + 1);
    buffer_text(&json, "}}");
    return hand_out_written(report->source, arena, &json, pointer, out);
}

static Step next(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    if (!source->own && !may_be_parsed(source, diag))
        return NOTHING_MORE;
    if (!source->own)
        begin(source, diag);
    Report *report = source->own;
    report->diag = diag;
    while (advance(report, arena)) {
        if (libxml()->xmlTextReaderNodeType(report->reader) == XML_READER_TYPE_ELEMENT &&
            is_element(node_at(report), "testcase"))
            return read_case(report, arena, out);
    }
    return NOTHING_MORE;
}

const Packaging junit_packaging = {
    .name = "JUnit XML", .fits = fits, .invites = invites, .next = next, .end = end
};
