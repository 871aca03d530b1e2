/* The page's tree stays small, and running out of memory is said and leaves nothing behind.
 * libxml2's allocations are counted, and made to fail one after the other. */
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "emit/emit.h"
#include "html_sample.h"

/* Every block carries its size before it. */
enum { SIZE_ROOM = 16 };

static size_t in_use, most_in_use, n_allocations;
static size_t fail_at; /* the allocation that fails, and all after it; 0: none */

static void *counted_realloc(void *block, size_t size)
{
    char *old = block ? (char *)block - SIZE_ROOM : NULL;
    size_t old_size = 0;
    if (old)
        memcpy(&old_size, old, sizeof old_size);
    n_allocations++;
    if (fail_at && n_allocations >= fail_at)
        return NULL;
    char *grown = realloc(old, size + SIZE_ROOM);
    if (!grown)
        return NULL;
    in_use += size - old_size;
    if (in_use > most_in_use)
        most_in_use = in_use;
    memcpy(grown, &size, sizeof size);
    return grown + SIZE_ROOM;
}

static void *counted_malloc(size_t size)
{
    return counted_realloc(NULL, size);
}

static void counted_free(void *block)
{
    size_t size;
    if (!block)
        return;
    memcpy(&size, (char *)block - SIZE_ROOM, sizeof size);
    in_use -= size;
    free((char *)block - SIZE_ROOM);
}

static char *counted_strdup(const char *text)
{
    size_t length = strlen(text) + 1;
    char *copy = counted_malloc(length);
    return copy ? memcpy(copy, text, length) : NULL;
}

static void say_nothing(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

static void start_counting(size_t failing)
{
    most_in_use = in_use;
    n_allocations = 0;
    fail_at = failing;
}

static Buffer emitted(Arena *arena, const Document *document, Diag *diag)
{
    Bundle bundle = { 0 };
    return emit_html(arena, document, &bundle, diag);
}

static void a_table_of_ten_thousand_rows_takes_little_memory(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diag *diag = diag_new(arena);
    Document *document = html_long(arena, 10000);
    size_t before = in_use;
    start_counting(0);
    Buffer page = emitted(arena, document, diag);
    assert_false(diag_failed(diag));
    /* As a tree of 60,000 cells it would be 26 MB. */
    assert_true(page.length > 2000000);
    assert_true(most_in_use - before < 2 * page.length);
    assert_int_equal(in_use, before);
    arena_free(arena);
}

static void running_out_of_memory_gives_no_page_and_says_so(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diag *diag = diag_new(arena);
    start_counting(0);
    emitted(arena, html_sample(arena), diag);
    assert_false(diag_failed(diag));
    size_t n = n_allocations, step = n / 300 + 1;
    for (size_t at = 1; at <= n; at += at < 50 ? 1 : step) {
        arena_reset(arena);
        diag = diag_new(arena);
        size_t before = in_use;
        start_counting(at);
        Buffer page = emitted(arena, html_sample(arena), diag);
        fail_at = 0;
        if (diag_exit(diag) != 4)
            print_error("allocation %zu of %zu\n", at, n);
        assert_int_equal(diag_exit(diag), 4);
        assert_int_equal(page.length, 0);
        xmlResetLastError();
        assert_int_equal(in_use, before);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_of_ten_thousand_rows_takes_little_memory),
        cmocka_unit_test(running_out_of_memory_gives_no_page_and_says_so),
    };
    xmlMemSetup(counted_free, counted_malloc, counted_realloc, counted_strdup);
    xmlSetGenericErrorFunc(NULL, say_nothing);
    xmlInitParser();
    int status = cmocka_run_group_tests_name("emit: html memory", tests, NULL, NULL);
    xmlCleanupParser();
    return status;
}
