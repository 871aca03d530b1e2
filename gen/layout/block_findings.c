/* What fails, record by record, under the heading of its practice, capability, owner,
 * resource or tool. The gravest group stands first, if the
 * layout does not ask for another order; what is cut is said. */
#include <stdlib.h>
#include <string.h>

#include "layout/blocks.h"

typedef enum { BY_PRACTICE, BY_CAPABILITY, BY_OWNER, BY_RESOURCE, BY_TOOL } Grouping;

typedef struct {
    const char *name;
    Failure *list;
    size_t n;
    Severity worst;
} Group;

typedef struct {
    Group *list;
    size_t n;
} Groups;

/* --- grouping ----------------------------------------------------------------------- */

static const char *group_name(Composer *c, const Failure *failure, Grouping by)
{
    const Practice *practice = failure->score->practice;
    switch (by) {
    case BY_PRACTICE:
        return TELL(c, "group.practice", { "id", .text = practice->id },
                    { "title", .text = practice->title });
    case BY_CAPABILITY: return practice->capability->name;
    case BY_OWNER:
        return failure->owner ? failure->owner : TELL_PLAIN(c, "owner.none_title");
    case BY_RESOURCE: return failure->seen->resource->id;
    case BY_TOOL: return say_tool(c, failure->seen);
    }
    return "";
}

/* Inside `each` only what belongs to its item. */
static bool is_here(const Composer *c, const Failure *failure)
{
    const Practice *practice = failure->score->practice;
    if (c->capability)
        return practice->capability == c->capability;
    if (c->stage >= 0)
        return practice->stage == c->stage;
    if (c->share && c->share->tool)
        return strcmp(failure->seen->tool, c->share->name) == 0;
    if (c->share && c->share->name)
        return failure->owner && strcmp(failure->owner, c->share->name) == 0;
    return !c->share || !failure->owner;
}

static int by_name(const void *left, const void *right)
{
    const Group *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static int by_gravity(const void *left, const void *right)
{
    const Group *a = left, *b = right;
    if (a->worst != b->worst)
        return a->worst > b->worst ? -1 : 1;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    return by_name(left, right);
}

static int by_number(const void *left, const void *right)
{
    const Group *a = left, *b = right;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    return by_gravity(left, right);
}

static Groups group_failures(Composer *c, Grouping by, Sort sort)
{
    static int (*const orders[N_SORTS])(const void *, const void *) = {
        [SORT_GRAVEST_FIRST] = by_gravity,
        [SORT_MOST_FIRST] = by_number,
        [SORT_NAME] = by_name,
    };
    Groups groups = { 0 };
    Map *places = map_new(c->arena);
    Failures all = failures_of(c->arena, c->card);
    for (size_t i = 0; i < all.n; i++) {
        if (!is_here(c, &all.list[i]))
            continue;
        const char *name = group_name(c, &all.list[i], by);
        size_t *place = map_get(places, name);
        if (!place) {
            place = ARENA_NEW(c->arena, size_t);
            *place = groups.n;
            map_set(places, name, place);
            ARENA_PUSH(c->arena, groups.list, groups.n) = (Group){ .name = name };
        }
        Group *group = &groups.list[*place];
        Severity severity = all.list[i].score->practice->severity;
        ARENA_PUSH(c->arena, group->list, group->n) = all.list[i];
        group->worst = severity > group->worst ? severity : group->worst;
    }
    if (groups.n)
        qsort(groups.list, groups.n, sizeof *groups.list, orders[sort]);
    return groups;
}

/* --- one group ---------------------------------------------------------------------- */

static void add_row(Composer *c, Table *table, const Failure *failure, Grouping by)
{
    const Practice *practice = failure->score->practice;
    const Observation *seen = failure->seen;
    Prose id = { 0 }, resource = { 0 }, check = { 0 };
    prose_link(c->arena, &id, practice->id, arena_printf(c->arena, "#%s", practice->id));
    prose_add(c->arena, &resource, INLINE_CODE, seen->resource->id);
    prose_add(c->arena, &check, INLINE_TEXT,
              arena_printf(c->arena, "%s ", say_tool(c, seen)));
    prose_add(c->arena, &check, INLINE_CODE, seen->check);
    if (by != BY_PRACTICE)
        add_cell(c, table, id);
    if (by != BY_RESOURCE)
        add_cell(c, table, resource);
    add_cell(c, table, check);
    add_cell(c, table, record_of(c, seen->input, seen->pointer));
}

/* The columns without the one that the heading says already. */
static Table table_for(Composer *c, Grouping by)
{
    static const ColumnPlan all[] = {
        { "column.practice", ALIGN_START, 3, false, true },
        { "column.resource", ALIGN_START, 9, false, true },
        { "column.check", ALIGN_START, 10, false, false },
        { "column.record", ALIGN_START, 10, false, false },
    };
    ColumnPlan taken[sizeof all / sizeof *all];
    size_t n = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!(i == 0 && by == BY_PRACTICE) && !(i == 1 && by == BY_RESOURCE))
            taken[n++] = all[i];
    Table table = new_table(c, taken, n);
    table.steady = true;
    return table;
}

static void add_group(Composer *c, const Block *block, Node *into, const Group *group)
{
    Grouping by = (Grouping)block->of[0];
    const char *title = TELL(c, "group.title", { "name", .text = group->name },
                             { "n", .number = (int64_t)group->n });
    Node *part = open_part(c, title, anchor_of(c->arena, group->name));
    Table table = table_for(c, by);
    table.fit = block->fit;
    for (size_t i = 0; i < group->n; i++)
        add_row(c, &table, &group->list[i], by);
    limit_table(c, &table, block->max, "note.findings");
    add_table(c, part, table);
    close_part(c, part, into);
}

void build_findings(Composer *c, const Block *block, Node *into)
{
    Groups groups = group_failures(c, (Grouping)block->of[0], block->sort);
    size_t n = block->groups && groups.n > block->groups ? block->groups : groups.n;
    for (size_t i = 0; i < n; i++)
        add_group(c, block, into, &groups.list[i]);
    if (n == groups.n)
        return;
    size_t rest = 0;
    for (size_t i = n; i < groups.n; i++)
        rest += groups.list[i].n;
    add_paragraph(c, into, TONE_SMALL,
                  TELL(c, "note.groups", { "n", .number = (int64_t)(groups.n - n) },
                       { "findings", .text = TELL(c, "count.findings",
                                                  { "n", .number = (int64_t)rest }) }));
}
