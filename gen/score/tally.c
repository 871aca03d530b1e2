/* See the header. Where two choices of equal counts gain the same, the one whose ids come
 * first stays; since that holds for every part, it holds for what the parts are joined to.
 */
#include "score/tally.h"

#include <stdlib.h>

/* --- sets ------------------------------------------------------------------------- */

/* Of two sets, the one that has the first number that they do not share. */
static bool set_before(const uint64_t *a, const uint64_t *b, size_t n_words)
{
    for (size_t i = 0; i < n_words; i++) {
        uint64_t differ = a[i] ^ b[i];
        if (differ)
            return a[i] & (differ & (~differ + 1));
    }
    return false;
}

bool choice_before(const Choice *a, const Choice *b, size_t n_words)
{
    if (!a->chosen || !b->chosen)
        return a->chosen;
    if (a->credit != b->credit)
        return a->credit > b->credit;
    if (a->effort != b->effort)
        return a->effort < b->effort;
    if (a->n != b->n)
        return a->n < b->n;
    if (a->gain != b->gain)
        return a->gain > b->gain;
    return set_before(a->chosen, b->chosen, n_words);
}

/* --- cells ------------------------------------------------------------------------ */

static Tally tally_new(Arena *arena, const size_t most[N_EFFORTS], size_t n_words)
{
    Tally tally = { .n_cells = 1, .n_words = n_words };
    for (int e = 0; e < N_EFFORTS; e++) {
        tally.most[e] = most[e];
        tally.n_cells *= most[e] + 1;
    }
    tally.gain = ARENA_ARRAY(arena, int64_t, tally.n_cells);
    tally.chosen = ARENA_ARRAY(arena, uint64_t, tally.n_cells * n_words);
    for (size_t i = 0; i < tally.n_cells; i++)
        tally.gain[i] = -1;
    return tally;
}

/* The counts that a cell stands for. */
static void counts_of(const Tally *tally, size_t cell, size_t counts[N_EFFORTS])
{
    for (int e = N_EFFORTS; e-- > 0;) {
        counts[e] = cell % (tally->most[e] + 1);
        cell /= tally->most[e] + 1;
    }
}

static size_t cell_of(const Tally *tally, const size_t counts[N_EFFORTS])
{
    size_t cell = 0;
    for (int e = 0; e < N_EFFORTS; e++)
        cell = cell * (tally->most[e] + 1) + counts[e];
    return cell;
}

static uint64_t *chosen_in(const Tally *tally, size_t cell)
{
    return tally->chosen + cell * tally->n_words;
}

/* --- making ----------------------------------------------------------------------- */

static int by_effort_and_gain(const void *left, const void *right)
{
    const Task *a = left, *b = right;
    if (a->effort != b->effort)
        return a->effort < b->effort ? -1 : 1;
    if (a->gain != b->gain)
        return a->gain > b->gain ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

Tally stage_tally_of(Arena *arena, Task *tasks, size_t n, int64_t wanted, size_t n_words)
{
    size_t most[N_EFFORTS] = { 0 }, counts[N_EFFORTS];
    qsort(tasks, n, sizeof *tasks, by_effort_and_gain);
    for (size_t i = 0; i < n; i++)
        most[tasks[i].effort]++;
    Tally tally = tally_new(arena, most, n_words);
    for (size_t cell = 0; cell < tally.n_cells; cell++) {
        const Task *of_effort = tasks;
        int64_t gain = 0;
        counts_of(&tally, cell, counts);
        for (int e = 0; e < N_EFFORTS; of_effort += most[e++])
            for (size_t i = 0; i < counts[e]; i++) {
                gain += of_effort[i].gain;
                set_add(chosen_in(&tally, cell), of_effort[i].number);
            }
        if (gain >= wanted)
            tally.gain[cell] = gain;
    }
    return tally;
}

/* Where each cell of a part lies in the whole. Cells are numbered linearly in the counts,
 * so the places of two parts add up. */
static size_t *places(Arena *arena, const Tally *part, const Tally *whole)
{
    size_t *place = ARENA_ARRAY(arena, size_t, part->n_cells), counts[N_EFFORTS];
    for (size_t i = 0; i < part->n_cells; i++) {
        counts_of(part, i, counts);
        place[i] = cell_of(whole, counts);
    }
    return place;
}

/* A choice of `a` with one of `b`, where it betters what the cell holds. */
static void offer(const Tally *to, size_t cell, int64_t gain, const uint64_t *a,
                  const uint64_t *b)
{
    uint64_t *held = chosen_in(to, cell);
    if (gain < to->gain[cell])
        return;
    if (gain == to->gain[cell]) {
        size_t i = 0;
        while (i < to->n_words && (a[i] | b[i]) == held[i])
            i++;
        if (i == to->n_words)
            return;
        uint64_t offered = a[i] | b[i];
        if (!set_before(&offered, &held[i], 1))
            return;
    }
    to->gain[cell] = gain;
    for (size_t i = 0; i < to->n_words; i++)
        held[i] = a[i] | b[i];
}

Tally tally_join(Arena *arena, const Tally *a, const Tally *b)
{
    size_t most[N_EFFORTS];
    for (int e = 0; e < N_EFFORTS; e++)
        most[e] = a->most[e] + b->most[e];
    Tally to = tally_new(arena, most, a->n_words);
    const size_t *place_a = places(arena, a, &to), *place_b = places(arena, b, &to);
    for (size_t i = 0; i < a->n_cells; i++)
        for (size_t j = 0; j < b->n_cells; j++)
            if (a->gain[i] >= 0 && b->gain[j] >= 0)
                offer(&to, place_a[i] + place_b[j], a->gain[i] + b->gain[j],
                      chosen_in(a, i), chosen_in(b, j));
    return to;
}

/* --- choosing --------------------------------------------------------------------- */

static Choice choice_in(const Tally *tally, size_t cell, const Wish *wish)
{
    size_t counts[N_EFFORTS];
    Choice choice = { .gain = tally->gain[cell], .chosen = chosen_in(tally, cell) };
    counts_of(tally, cell, counts);
    for (int e = 0; e < N_EFFORTS; e++) {
        choice.effort += (int64_t)counts[e] * wish->points[e];
        choice.n += counts[e];
    }
    if (wish->richest)
        choice.credit = choice.gain;
    return choice;
}

bool tally_pick(const Tally *tally, const Wish *wish, Choice *to)
{
    *to = (Choice){ 0 };
    for (size_t i = 0; i < tally->n_cells; i++) {
        if (tally->gain[i] < 0 || tally->gain[i] < wish->least_gain)
            continue;
        Choice choice = choice_in(tally, i, wish);
        if (choice.effort <= wish->most_effort &&
            choice_before(&choice, to, tally->n_words))
            *to = choice;
    }
    return to->chosen;
}
