/* A chain of blocks: a small one, which is all that most arenas need, then a large one,
 * then larger ones. Allocation moves a mark; freeing walks the chain. The newest allocation
 * can grow in place, which makes growing arrays and buffers cheap.
 *
 * A report touches some ten megabytes once. In pages of 4 KB that costs 2,500 page faults,
 * a quarter of the run; so large blocks ask for huge pages where the system has them. They
 * are mapped, not taken from malloc(): what is freed is the system's again at once. All but
 * one: arenas of single steps come and go, most use little of their large block, and having
 * the system clear two megabytes for each of them took longer than the steps. */
#define _DEFAULT_SOURCE /* madvise(), MAP_ANONYMOUS */
#include "base/arena.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    ALIGNMENT = 16,
    FIRST_BLOCK = 64 * 1024,
    SECOND_BLOCK = 4 * 1024 * 1024,
    LARGEST_BLOCK = 16 * 1024 * 1024,
    HUGE_PAGE = 2 * 1024 * 1024,
    SPARE_BLOCK = SECOND_BLOCK + HUGE_PAGE, /* with its header, in whole huge pages */
    SMALLEST_ARRAY = 8,
    EXIT_EXHAUSTED = 4,
};

typedef struct Block Block;
struct Block {
    Block *older;
    size_t size; /* bytes behind this header */
    size_t used;
    size_t stale; /* so many may hold what was there before; behind them all is zero */
};
_Static_assert(sizeof(Block) % ALIGNMENT == 0, "the bytes behind the header are aligned");

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

/* `size` is a multiple of HUGE_PAGE, and so is the address. */
static Block *map_block(size_t size)
{
    char *all = mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED)
        must_have(NULL);
    size_t before = HUGE_PAGE - (uintptr_t)all % HUGE_PAGE; /* not all of it is needed */
    munmap(all, before);
    if (before < HUGE_PAGE)
        munmap(all + before + size, HUGE_PAGE - before);
    madvise(all + before, size, MADV_HUGEPAGE); /* a hint: refused is as well */
    return (Block *)(void *)(all + before);
}

/* A block of which no more than one huge page was used, for the next arena that grows. */
static _Atomic(Block *) spare;

static void free_block(Block *block)
{
    size_t whole = sizeof *block + block->size;
    if (whole < HUGE_PAGE) {
        free(block);
        return;
    }
    if (whole == SPARE_BLOCK && sizeof *block + block->stale <= HUGE_PAGE)
        block = atomic_exchange(&spare, block);
    if (block)
        munmap(block, sizeof *block + block->size);
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
        free_block(block);
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
            free_block(block);
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
        free_block(arena->newest);
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

static Block *add_block(Arena *arena, size_t at_least)
{
    size_t size = !arena->newest                           ? FIRST_BLOCK
                  : arena->newest->size < SECOND_BLOCK / 2 ? SECOND_BLOCK
                                                           : LARGEST_BLOCK;
    if (size < at_least)
        size = at_least;
    size_t whole = sizeof(Block) + size;
    bool is_mapped = whole >= HUGE_PAGE;
    if (is_mapped)
        whole = (whole + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    Block *block = whole == SPARE_BLOCK ? atomic_exchange(&spare, NULL) : NULL;
    size_t stale = block ? block->stale : is_mapped ? 0 : whole - sizeof *block;
    if (!block)
        block = is_mapped ? map_block(whole) : must_have(malloc(whole));
    *block =
        (Block){ .older = arena->newest, .size = whole - sizeof *block, .stale = stale };
    return arena->newest = block;
}

/* The next bytes of a block; what was there before is wiped. */
static char *take(Block *block, size_t size)
{
    char *bytes = block_bytes(block) + block->used;
    if (block->used < block->stale) {
        size_t left = block->stale - block->used;
        memset(bytes, 0, left < size ? left : size);
    }
    block->used += size;
    if (block->stale < block->used)
        block->stale = block->used;
    return bytes;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        size = SIZE_MAX / 2 - LARGEST_BLOCK; /* refused, and we say so */
    size_t need = aligned(size ? size : 1);
    Block *block = arena->newest;
    if (!block || block->size - block->used < need)
        block = add_block(arena, need);
    arena->total += need;
    return take(block, need);
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
        memset((char *)old + old_size, 0, held - old_size);
        take(block, need - held);
        arena->total += need - held;
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
    char few[128]; /* most are short, and formatting twice costs more than copying */
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(few, sizeof few, format, args);
    size_t size = (size_t)(length < 0 ? 0 : length) + 1;
    char *text = arena_alloc(arena, size);
    if (size <= sizeof few)
        memcpy(text, few, size - 1);
    else
        vsnprintf(text, size, format, again);
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
