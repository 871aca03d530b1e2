/* A custom lens of the AWS Well-Architected Tool (schema version 2021-11-01): pillars of
 * questions, choices, and rules that turn what is chosen into a risk. Read by
 * ingest/lens_read.c, written into a model by emit/model_lens.c.
 *
 * Units:  values are basis points; the choices of a question add up.
 * Owner:  the arena given; const once read.                                            */
#ifndef RUNG_LENS_H
#define RUNG_LENS_H

#include <stdbool.h>

#include "base/json.h"

typedef enum { RISK_NONE, RISK_MEDIUM, RISK_HIGH } Risk;
enum { N_RISKS = 3 };

typedef struct {
    Json source;
    const char *id, *title;
    const char *plan; /* its improvement plan in words; NULL */
    int value_bp;     /* what choosing it adds */
} LensChoice;

typedef struct {
    Json source;
    const char *id, *title;
    const char *description; /* NULL */
    LensChoice *choices;
    size_t n_choices;
    int nothing_bp; /* the value when nothing is chosen */
    int partial_bp; /* from here on the rules may speak of a medium risk */
    Risk worst;
    bool is_stricter; /* some selections count for less than the risk rules say */
} LensQuestion;

typedef struct {
    Json source;
    const char *id, *name;
    LensQuestion *questions;
    size_t n_questions;
} LensPillar;

typedef struct {
    Json source;
    const char *name;
    LensPillar *pillars;
    size_t n_pillars;
} Lens;

#endif
