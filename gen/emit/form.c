/* The questionnaire to one HTML page. The markup holds all that layouts/form.js needs to
 * know: which question a group of options answers, which option stands alone, what to say.
 * Ids and data-… attributes here are what that script looks for. */
#include "emit/form.h"

#include "base/text8.h"
#include "emit/css.h"
#include "emit/head.h"
#include "emit/html.h"

typedef struct {
    Arena *arena;
    const Form *form;
} Page;

static const char *said(const Page *page, const char *key)
{
    return words_say(page->form->words, page->arena, key, SAY_NOTHING);
}

static Element *button(Element *parent, const char *id, const char *classes,
                       const char *text)
{
    Element *element = html_block(parent, "button", classes);
    xml_attribute(element, "type", "button");
    xml_attribute(element, "id", id);
    xml_text(element, text);
    return element;
}

/* --- fields ------------------------------------------------------------------------- */

typedef struct {
    const char *id;
    const char *type;  /* "text", "date", "url" … */
    const char *label; /* keys of words */
    const char *hint;  /* NULL: none */
    const char *value; /* NULL: empty */
    const char *role;  /* data-role, for the script; NULL */
} Field;

static Element *write_field(const Page *page, Element *parent, const Field *field)
{
    Element *box = html_block(parent, "div", "field");
    Element *label = html_block(box, "label", NULL);
    xml_attribute(label, "for", field->id);
    xml_text(label, said(page, field->label));
    if (field->hint) {
        Element *hint = html_block(box, "p", "hint");
        xml_attribute(hint, "id", arena_printf(page->arena, "%s_hint", field->id));
        xml_text(hint, said(page, field->hint));
    }
    Element *input = html_block(box, "input", NULL);
    xml_attribute(input, "type", field->type);
    xml_attribute(input, "id", field->id);
    xml_attribute(input, "value", field->value);
    xml_attribute(input, "data-role", field->role);
    xml_attribute(input, "autocomplete", "off");
    if (field->hint)
        xml_attribute(input, "aria-describedby",
                      arena_printf(page->arena, "%s_hint", field->id));
    return input;
}

/* What is said once, for all answers. */
static void write_about(const Page *page, Element *main)
{
    const Form *form = page->form;
    char day[11] = "";
    if (form->as_of != DATE_NONE)
        date_iso(form->as_of, day);
    const Field fields[] = {
        { "the_entity", "text", "form.entity", "form.entity_hint", form->entity, NULL },
        { "the_organisation", "text", "form.organisation", NULL, NULL, NULL },
        { "the_role", "text", "form.by", "form.by_hint", form->by, NULL },
        { "the_day", "date", "form.on", NULL, *day ? day : NULL, NULL },
    };
    Element *section = html_block(main, "section", "about");
    html_text(section, "h2", NULL, said(page, "form.about"));
    Element *grid = html_block(section, "div", "fields");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        write_field(page, grid, &fields[i]);
    Element *load = html_block(section, "div", "field");
    Element *label = html_block(load, "label", NULL);
    xml_attribute(label, "for", "the_file");
    xml_text(label, said(page, "form.load"));
    Element *file = html_block(load, "input", NULL);
    xml_attribute(file, "type", "file");
    xml_attribute(file, "id", "the_file");
    xml_attribute(file, "accept", ".json,application/json");
}

/* --- questions ------------------------------------------------------------------------ */

static void write_option(const Page *page, Element *parent, const Question *question,
                         const Option *option)
{
    const char *id = arena_printf(page->arena, "%s_%s", question->id, option->id);
    Element *box = html_block(parent, "div", "option");
    Element *input = html_block(box, "input", NULL);
    xml_attribute(input, "type", question->type == QUESTION_SINGLE ? "radio" : "checkbox");
    xml_attribute(input, "id", id);
    xml_attribute(input, "name", question->id);
    xml_attribute(input, "value", option->id);
    if (option_stands_alone(question, option))
        xml_attribute(input, "data-alone", "yes");
    Element *label = html_block(box, "label", NULL);
    xml_attribute(label, "for", id);
    xml_words(label, option->text);
}

/* What shows it; who answered this one, and when, where that differs. */
static void write_proof(const Page *page, Element *parent, const Question *question)
{
    Arena *arena = page->arena;
    const Field evidence = { arena_printf(arena, "%s_evidence", question->id),
                             "text",
                             "form.evidence",
                             NULL,
                             NULL,
                             "evidence" };
    const Field by = { arena_printf(arena, "%s_role", question->id),
                       "text",
                       "form.other_by",
                       NULL,
                       NULL,
                       "answered_by" };
    const Field on = { arena_printf(arena, "%s_day", question->id),
                       "date",
                       "form.other_on",
                       NULL,
                       NULL,
                       "answered_on" };
    write_field(page, parent, &evidence);
    Element *row = html_block(parent, "div", "after");
    Element *details = html_block(row, "details", "other");
    xml_text(html_block(details, "summary", NULL), said(page, "form.other"));
    Element *fields = html_block(details, "div", "fields");
    write_field(page, fields, &by);
    write_field(page, fields, &on);
    Element *clear = button(row, NULL, "quiet", said(page, "form.clear"));
    xml_attribute(clear, "data-clear", "yes");
    xml_attribute(clear, "aria-label",
                  arena_printf(arena, "%s: %s", said(page, "form.clear"), question->id));
}

static void write_question(const Page *page, Element *parent, const FormQuestion *asked)
{
    const Question *question = asked->question;
    Element *group = html_block(parent, "fieldset", NULL);
    xml_attribute(group, "data-question", question->id);
    Element *legend = html_block(group, "legend", NULL);
    html_text(legend, "code", NULL, question->id);
    xml_text(legend, " ");
    xml_words(legend, question->text);
    html_text(group, "p", "hint", asked->why);
    Element *options = html_block(group, "div", "options");
    for (size_t i = 0; i < question->n_options; i++)
        write_option(page, options, question, &question->options[i]);
    write_proof(page, group, question);
}

static void write_questions(const Page *page, Element *main)
{
    Element *section = html_block(main, "section", "questions");
    const int64_t n = (int64_t)page->form->n_questions;
    html_text(section, "h2", NULL,
              words_say(page->form->words, page->arena, "form.questions",
                        SAY({ "n", .number = n })));
    for (size_t i = 0; i < page->form->n_questions; i++)
        write_question(page, section, &page->form->questions[i]);
}

/* --- the bar -------------------------------------------------------------------------- */

static void write_bar(const Page *page, Element *body)
{
    const Form *form = page->form;
    const char *of = arena_printf(page->arena, "%zu", form->n_questions);
    Element *bar = html_block(body, "footer", "bar");
    Element *progress = html_block(bar, "progress", NULL);
    xml_attribute(progress, "id", "the_progress");
    xml_attribute(progress, "max", of);
    xml_attribute(progress, "value", "0");
    xml_attribute(progress, "aria-label", said(page, "form.progress_label"));
    Element *count = html_block(bar, "p", NULL);
    xml_attribute(count, "id", "the_count");
    xml_attribute(count, "role", "status");
    xml_attribute(count, "data-pattern",
                  words_say(form->words, page->arena, "form.progress",
                            SAY({ "done", .text = "#" },
                                { "of", .number = (int64_t)form->n_questions })));
    Element *message = html_block(bar, "p", NULL);
    xml_attribute(message, "id", "the_message");
    xml_attribute(message, "role", "alert");
    xml_attribute(message, "data-saved", said(page, "form.saved"));
    xml_attribute(message, "data-loaded", said(page, "form.loaded"));
    xml_attribute(message, "data-no-entity", said(page, "form.no_entity"));
    xml_attribute(message, "data-bad-file", said(page, "form.bad_file"));
    button(bar, "the_save", "save", said(page, "form.save"));
}

/* --- the page ---------------------------------------------------------------------------
 */

/* All questions of the model in their order: a loaded file may hold answers to those that
 * the page does not ask. */
static const char *order_of(const Page *page)
{
    const Model *model = page->form->model;
    Buffer order = buffer_new(page->arena);
    for (size_t i = 0; i < model->n_questions; i++)
        buffer_format(&order, "%s%s", i ? " " : "", model->questions[i].id);
    return order.data;
}

static void write_body(const Page *page, Element *root, const char *script)
{
    Element *body = html_block(root, "body", "form");
    Element *skip = html_block(body, "a", "skip");
    xml_link(skip, "#the_form");
    xml_text(skip, said(page, "form.skip"));
    Element *main = html_block(body, "main", NULL);
    xml_attribute(main, "id", "the_form");
    xml_attribute(main, "data-order", order_of(page));
    Element *header = html_block(main, "header", NULL);
    html_text(header, "h1", NULL, said(page, "form.title"));
    html_text(header, "p", "lead", said(page, "form.lead"));
    html_text(html_block(header, "noscript", NULL), "p", "callout",
              said(page, "form.no_script"));
    write_about(page, main);
    write_questions(page, main);
    write_bar(page, body);
    xml_verbatim(html_block(body, "script", NULL), script);
}

/* Of what the model says. */
static const char *language_of(const void *context, const char *text)
{
    const Form *form = context;
    (void)text;
    return text8_same(form->model->language, words_language(form->words))
               ? NULL
               : form->model->language;
}

Buffer emit_form(Arena *arena, const Form *form, const Bundle *bundle, Diag *diag)
{
    const char *style = css_form(arena, form->theme, bundle, diag);
    const char *script = css_member(arena, bundle, "layouts/form.js", diag);
    if (!style || !script)
        return (Buffer){ .arena = arena, .data = "" };
    const Page page = { .arena = arena, .form = form };
    const PageHead head = { .title = said(&page, "form.title"),
                            .description = said(&page, "form.lead"),
                            .style = style,
                            .colour_scheme = css_colour_scheme(form->theme),
                            .script = script };
    Element *root = xml_new(arena, "html");
    const Languages languages = { language_of, NULL, form };
    xml_languages(root, &languages);
    xml_attribute(root, "lang", words_language(form->words));
    xml_attribute(root, "dir", words_run_leftward(form->words) ? "rtl" : NULL);
    html_head(arena, root, &head);
    write_body(&page, root, script);
    xml_text(root, "\n");
    return xml_write(root, diag);
}
