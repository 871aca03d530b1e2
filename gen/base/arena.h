/* Memory that is freed all at once. A command makes one arena per report; nouns are
 * built in it and never freed one by one.
 *
 * Owner:  whoever called arena_new() calls arena_free().
 * Errors: none. When memory runs out the process says so
 *         and exits with status 4, so no caller checks for NULL. Outputs are written
 *         only when all of them are complete, so none is left half made.            */
#ifndef RUNG_BASE_ARENA_H
#define RUNG_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);

/* Takes over all that `other` holds, and frees the rest of it: what was built there lives
 * as long as `arena`. */
void arena_adopt(Arena *arena, Arena *other);

/* Forgets everything allocated so far but keeps the memory for reuse. */
void arena_reset(Arena *arena);

/* Forgets what was allocated since the mark was taken, and gives the memory back. */
typedef struct {
    struct Block *newest;
    size_t used;
    size_t total;
} ArenaMark;
ArenaMark arena_mark(const Arena *arena);
void arena_back(Arena *arena, ArenaMark mark);

/* Bytes handed out since arena_new() or arena_reset(). */
size_t arena_used(const Arena *arena);

/* Zeroed memory, aligned for any type. */
void *arena_alloc(Arena *arena, size_t size);

/* Resizes a block; in place when it is the newest one. The added part is zeroed. */
void *arena_realloc(Arena *arena, void *block, size_t old_size, size_t new_size);

char *arena_strdup(Arena *arena, const char *text);
char *arena_strndup(Arena *arena, const char *text, size_t length);

/* printf into the arena. Never use %f or %g: their output depends on the locale. */
char *arena_printf(Arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(Arena *arena, const char *format, va_list args);

/* Makes room for one more element behind `n`. Capacity is the power of two at or above
 * n (at least 8), so an array grown here must only ever be grown here. */
void *arena_grow(Arena *arena, void *array, size_t n, size_t element_size);
void *arena_grow_few(Arena *arena, void *array, size_t n, size_t element_size);

#define ARENA_NEW(arena, Type)      ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, n) ((Type *)arena_alloc((arena), sizeof(Type) * (n)))

/* For the few blocks that malloc() gives: itself, or the end described above. */
void *must_have(void *memory);

/* ARENA_PUSH(arena, list->rows, list->n_rows) = row; ARENA_PUSH_FEW is for the many arrays
 * that mostly hold one: it makes room for 1, 2, 4 … elements, not for 8 at once. An array
 * is grown by one of the two alone. */
#define ARENA_PUSH(arena, array, n)                                                        \
    ((array) = arena_grow((arena), (array), (n), sizeof *(array)), &(array)[(n)++])[0]
#define ARENA_PUSH_FEW(arena, array, n)                                                    \
    ((array) = arena_grow_few((arena), (array), (n), sizeof *(array)), &(array)[(n)++])[0]

#endif
