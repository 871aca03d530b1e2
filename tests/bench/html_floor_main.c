/* What libxml2 alone takes for a table: a tree of its rows and cells, made, written and
 * freed, with nothing around the texts. Beside it what emit_html() takes for the same
 * texts, in turn, in one process. usage: html_floor_main RUNS ROWS PLAIN_FILE RUNG_FILE
 * Writes both pages, and prints the medians of the runs in milliseconds of CPU: the bare
 * tree, emit_html().                                                                     */
#include <libxml/HTMLtree.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "emit/emit.h"
#include "layout/layout.h"

enum { MOST_RUNS = 1000, N_CELLS = 6 };

static const char *const titles[N_CELLS] = { "Practice", "Resource", "Check",
                                             "Verdict",  "Tool",     "Record" };

/* The text of a cell; the second and the last are ids. */
static const char *cell(char into[80], size_t row, size_t column)
{
    static const char *const practices[] = { "IAM-1", "IAM-3", "SCR-1", "DEP-2" };
    static const char *const checks[] = { "function_url_public", "no_secrets_in_variables",
                                          "supported_runtimes" };
    switch (column) {
    case 0: return practices[row % 4];
    case 1: snprintf(into, 80, "orders-intake-%06zu", row); return into;
    case 2: return checks[row % 3];
    case 3: return row % 5 ? "fail" : "pass";
    case 4: return "Prowler 5.14.0";
    }
    snprintf(into, 80, "prowler.ocsf.json /%zu", row);
    return into;
}

/* --- the bare tree ---------------------------------------------------------------- */

static xmlNodePtr element(xmlNodePtr parent, const char *name, const char *text)
{
    xmlNodePtr node = xmlNewDocNode(parent->doc, NULL, BAD_CAST name, NULL);
    if (text)
        xmlAddChild(node, xmlNewDocText(parent->doc, BAD_CAST text));
    return xmlAddChild(parent, node);
}

static xmlDocPtr tree_of(size_t n_rows)
{
    char into[80];
    xmlDocPtr doc = htmlNewDocNoDtD(NULL, NULL);
    xmlCreateIntSubset(doc, BAD_CAST "html", NULL, NULL);
    xmlNodePtr root = xmlNewDocNode(doc, NULL, BAD_CAST "html", NULL);
    xmlDocSetRootElement(doc, root);
    xmlNodePtr head = element(root, "head", NULL);
    xmlNewProp(element(head, "meta", NULL), BAD_CAST "charset", BAD_CAST "utf-8");
    element(head, "title", "Findings");
    xmlNodePtr table = element(element(root, "body", NULL), "table", NULL);
    xmlNodePtr row = element(element(table, "thead", NULL), "tr", NULL);
    for (size_t i = 0; i < N_CELLS; i++)
        element(row, "th", titles[i]);
    xmlNodePtr body = element(table, "tbody", NULL);
    for (size_t i = 0; i < n_rows; i++) {
        row = element(body, "tr", NULL);
        for (size_t k = 0; k < N_CELLS; k++)
            element(row, "td", cell(into, i, k));
    }
    return doc;
}

static double bare(size_t n_rows, const char *path)
{
    clock_t start = clock();
    xmlDocPtr doc = tree_of(n_rows);
    xmlChar *bytes;
    int length;
    htmlDocDumpMemoryFormat(doc, &bytes, &length, 0);
    xmlFreeDoc(doc);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, (size_t)length, file) != (size_t)length || fclose(file))
        exit(4);
    xmlFree(bytes);
    return seconds * 1e3;
}

/* --- rung ---------------------------------------------------------------------------- */

static Document *document_of(Arena *arena, const Bundle *bundle, size_t n_rows)
{
    char into[80];
    Diag *diag = diag_new(arena);
    Document *document = document_new(arena);
    document->title = "Findings";
    document->language = "en";
    document->theme = theme_load(arena, bundle, "slate", diag);
    document->words = words_load(arena, bundle, "en", diag);
    Node *node = node_new(arena, document->root, NODE_TABLE);
    Table *table = &node->table;
    table->columns = ARENA_ARRAY(arena, Column, N_CELLS);
    table->cells = ARENA_ARRAY(arena, Prose, n_rows * N_CELLS);
    table->n_columns = N_CELLS;
    table->n_rows = n_rows;
    for (size_t k = 0; k < N_CELLS; k++)
        table->columns[k] = (Column){ .title = titles[k], .weight = 1 };
    for (size_t i = 0; i < n_rows * N_CELLS; i++)
        table->cells[i] =
            prose_of(arena, arena_strdup(arena, cell(into, i / N_CELLS, i % N_CELLS)));
    return document;
}

static double emitted(Arena *arena, const Document *document, const Bundle *bundle,
                      const char *path)
{
    Diag *diag = diag_new(arena);
    clock_t start = clock();
    Buffer page = emit_html(arena, document, bundle, diag);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    FILE *file = fopen(path, "wb");
    if (diag_failed(diag) || !file ||
        fwrite(page.data, 1, page.length, file) != page.length || fclose(file))
        exit(4);
    return seconds * 1e3;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static double floor[MOST_RUNS], rung[MOST_RUNS];
    int runs = argc == 5 ? atoi(argv[1]) : 0;
    long rows = argc == 5 ? atol(argv[2]) : 0;
    if (runs < 1 || runs > MOST_RUNS || rows < 1) {
        fprintf(stderr, "usage: %s RUNS ROWS PLAIN_FILE RUNG_FILE\n", argv[0]);
        return 2;
    }
    Bundle bundle = { 0 };
    Arena *kept = arena_new(), *arena = arena_new();
    const Document *document = document_of(kept, &bundle, (size_t)rows);
    for (int i = 0; i < runs; i++) {
        floor[i] = bare((size_t)rows, argv[3]);
        rung[i] = emitted(arena, document, &bundle, argv[4]);
        arena_reset(arena);
    }
    qsort(floor, (size_t)runs, sizeof *floor, by_size);
    qsort(rung, (size_t)runs, sizeof *rung, by_size);
    printf("%.1f %.1f\n", floor[runs / 2], rung[runs / 2]);
    arena_free(arena);
    arena_free(kept);
    return 0;
}
