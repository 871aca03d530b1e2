/* One thing has many names: a function is an ARN at run time, an address in Terraform or
 * CloudFormation, a bare name in an inventory. Names are collected while inputs are read
 * and joined when all are known, so the order of the inputs does not matter.
 *
 * Identity of a function: its bare name. Where two functions of one name are known (other
 * regions or accounts), the inventory's only one keeps the bare name and the rest, or all
 * of them when the inventory lists several, keep their ARNs.
 * An address whose template names the function is the function of that name. Any other
 * joins the inventory's function whose name equals its last component, letters folded and
 * '-' and '_' removed, when exactly one does; else the one that says, in its tags, that
 * CloudFormation made it from a thing of that name, when exactly one does; else it stays as
 * written.
 *
 * SAM makes a function of type AWS::Lambda::Function of each AWS::Serverless::Function,
 * under the same logical id: both are one thing, unless tools saw them in different
 * templates.
 *
 * What belongs to one function by its name: a role, a policy, a permission, a URL, a log
 * group … in a template (aws_iam_role_policy.payments_refund) stays a thing of its own, but
 * `function` leads to the inventory's function that its last component names, folded as
 * above; where no function has that name, an ending "policy" or "role" is cut off and the
 * rest tried. A name that fits several functions, or none, leads nowhere. Practices that
 * count functions then count that function; others count the thing.                     */
#ifndef RUNG_INGEST_RESOURCES_H
#define RUNG_INGEST_RESOURCES_H

#include "assessment.h"

typedef struct Resources Resources;

/* Where a template says that it makes a function. */
typedef struct {
    const char *tool;   /* id of the tool that read the template; NULL: none says so */
    const Input *input; /* known when inputs are joined */
    const char *pointer;
} Declaration;

typedef struct Thing Thing;
struct Thing {
    Resource *resource;  /* made by resources_join() */
    const char *written; /* as the tool wrote it; interned */
    const char *kind;
    bool told;            /* the name itself says its kind */
    Thing *one;           /* what stands for all names of this thing; itself by default */
    const char *arn;      /* of a function, without qualifier; NULL */
    const char *name;     /* bare name of a function's ARN, last component of an address */
    bool listed;          /* an inventory lists it */
    bool is_address;      /* of a function in Terraform or CloudFormation */
    Declaration declared; /* as a function, by a scanned template */
    const char *physical; /* of an address: the name that its template gives the function;
                             "" when templates disagree; NULL */
    const char *template; /* of an address: the file that it stands in, as tools name it; ""
                             when it stands in several; NULL */
    const char *logical;  /* of a function: its name in the template it was made from */
    const char **watched_by; /* after joining: names of observers */
    size_t n_watched_by;
    int weight;         /* 0: not stated */
    const char *tagged; /* owner named by its tags; NULL */
    Thing *function;    /* of the inventory, that it belongs to by its name; NULL */
};

typedef struct {
    const char *glob; /* over any of its names */
    const char *owner;
    int weight; /* 1 low, 2 medium, 3 high criticality; 0: says nothing of it */
} OwnerRule;

extern const char function_kind[]; /* "function" */

/* What things come to, their resources, lives in `arena`; all else in `passing`. */
Resources *resources_new(Arena *arena, Arena *passing, Strings *strings);

/* The thing of that name; made when it is new. `kind` is the check's word for it. */
Thing *resources_thing(Resources *resources, const char *written, const char *kind);

/* Makes the things of `part` things of `whole`: `one` of each leads to it. */
void resources_take(Resources *whole, Resources *part);

/* The template of this address gives the function a name. */
void resources_name(Thing *address, const char *name);

/* A tool saw this address in that file. */
void resources_stands_in(Thing *address, const char *file);

/* Of two declarations, each perhaps none, the first by tool and place: independent of who
 * came first. */
Declaration declaration_first(Declaration a, Declaration b);

/* Fills what `written` says: kind, ARN, name, whether it is told (names.c). */
void thing_read_name(Thing *thing, Arena *arena, Strings *strings);

/* Is this the address of a function itself (not of its URL or its permission)? */
bool resources_is_function_address(const char *written);

/* Joins all names; call once, when every input is read. */
void resources_join(Resources *resources, const OwnerRule *rules, size_t n_rules);

/* After joining. The id that `written` came to; `written` itself when nobody saw it. */
const char *resources_id(const Resources *resources, const char *written);

/* The thing of that name; NULL when nobody saw it. */
const Thing *resources_find(const Resources *resources, const char *written);

/* Summed weight of the functions that an inventory lists; -1 when there is none. */
int resources_listed_weight(const Resources *resources);

#endif
