/* A chain of blocks, each four times as large as the one before up to a limit. Allocation
 * moves a mark; freeing walks the chain. The newest allocation can grow in place, which
 * makes growing arrays and buffers cheap.
 *
 * A report touches some ten megabytes once. In pages of 4 KB that costs 2,500 page faults,
 * a quarter of the run; so large blocks ask for huge pages where the system has them. */
#define _DEFAULT_SOURCE /* madvise() */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    ALIGNMENT = 16,
    FIRST_BLOCK = 64 * 1024,
    LARGEST_BLOCK = 16 * 1024 * 1024,
    HUGE_PAGE = 2 * 1024 * 1024,
    SMALLEST_ARRAY = 8,
    EXIT_EXHAUSTED = 4,
};

typedef struct Block Block;
struct Block {
    Block *older;
    size_t size; /* bytes behind this header */
    size_t used;
    char pad[8]; /* keeps the bytes behind the header aligned */
};

struct Arena {
    Block *newest;
    size_t total;
};

void *must_have(void *memory)
{
    if (memory)
        return memory;
    fputs("rung: out of memory\n", stderr);
    exit(EXIT_EXHAUSTED);
}

static size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static char *block_bytes(Block *block)
{
    return (char *)(block + 1);
}

Arena *arena_new(void)
{
    Arena *arena = must_have(malloc(sizeof *arena));
    *arena = (Arena){ 0 };
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Block *block = arena->newest; block;) {
        Block *older = block->older;
        free(block);
        block = older;
    }
    free(arena);
}

void arena_adopt(Arena *arena, Arena *other)
{
    Block *oldest = other->newest;
    while (oldest && oldest->older)
        oldest = oldest->older;
    if (oldest && arena->newest) { /* behind the newest, which goes on being filled */
        oldest->older = arena->newest->older;
        arena->newest->older = other->newest;
    } else if (oldest) {
        arena->newest = other->newest;
    }
    arena->total += other->total;
    free(other);
}

void arena_reset(Arena *arena)
{
    Block *kept = arena->newest;
    if (kept) {
        for (Block *block = kept->older; block;) {
            Block *older = block->older;
            free(block);
            block = older;
        }
        kept->older = NULL;
        kept->used = 0;
    }
    arena->total = 0;
}

ArenaMark arena_mark(const Arena *arena)
{
    Block *newest = arena->newest;
    return (ArenaMark){ newest, newest ? newest->used : 0, arena->total };
}

void arena_back(Arena *arena, ArenaMark mark)
{
    while (arena->newest != mark.newest) {
        Block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
    }
    if (arena->newest)
        arena->newest->used = mark.used;
    arena->total = mark.total;
}

size_t arena_used(const Arena *arena)
{
    return arena->total;
}

static void add_block(Arena *arena, size_t at_least)
{
    size_t size = arena->newest ? arena->newest->size * 4 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < at_least)
        size = at_least;
    Block *block = NULL;
    if (size >= HUGE_PAGE) {
        size_t whole = (sizeof *block + size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
        size = whole - sizeof *block;
        block = must_have(aligned_alloc(HUGE_PAGE, whole));
        madvise(block, whole, MADV_HUGEPAGE); /* a hint: refused is as well */
    } else {
        block = must_have(malloc(sizeof *block + size));
    }
    *block = (Block){ .older = arena->newest, .size = size };
    arena->newest = block;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        size = SIZE_MAX / 2 - LARGEST_BLOCK; /* refused, and we say so */
    size_t need = aligned(size ? size : 1);
    if (!arena->newest || arena->newest->size - arena->newest->used < need)
        add_block(arena, need);
    Block *block = arena->newest;
    void *memory = block_bytes(block) + block->used;
    block->used += need;
    arena->total += need;
    memset(memory, 0, size);
    return memory;
}

void *arena_realloc(Arena *arena, void *old, size_t old_size, size_t new_size)
{
    if (!old)
        return arena_alloc(arena, new_size);
    if (new_size <= old_size)
        return old;
    Block *block = arena->newest;
    size_t held = aligned(old_size ? old_size : 1);
    size_t need = aligned(new_size);
    int newest = (char *)old + held == block_bytes(block) + block->used;
    if (newest && block->size - block->used >= need - held) {
        block->used += need - held;
        arena->total += need - held;
        memset((char *)old + old_size, 0, new_size - old_size);
        return old;
    }
    void *moved = arena_alloc(arena, new_size);
    memcpy(moved, old, old_size);
    return moved;
}

char *arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(Arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(Arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *text = arena_alloc(arena, (size_t)(length < 0 ? 0 : length) + 1);
    if (length > 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void *arena_grow(Arena *arena, void *array, size_t n, size_t element_size)
{
    if (n == 0 && !array)
        return arena_alloc(arena, SMALLEST_ARRAY * element_size);
    if (n < SMALLEST_ARRAY || (n & (n - 1)) != 0)
        return array;
    return arena_realloc(arena, array, n * element_size, 2 * n * element_size);
}

void *arena_grow_few(Arena *arena, void *array, size_t n, size_t element_size)
{
    if ((n & (n - 1)) != 0 || (n == 0 && array))
        return array;
    return arena_realloc(arena, array, n * element_size, (n ? 2 * n : 1) * element_size);
}
