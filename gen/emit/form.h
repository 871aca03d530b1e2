/* The questionnaire as one offline page that saves rung-answers/1.
 *
 * The page loads nothing and sends nothing: style and script stand in it, and its policy
 * names their hashes. Without its script it can be read and printed, but not saved.
 *
 * Owner:  bytes live in the arena given.
 * Errors: a missing or unusable member of the bundle; libxml2's first error as DIAG_WORLD.
 */
#ifndef RUNG_EMIT_FORM_H
#define RUNG_EMIT_FORM_H

#include "base/buffer.h"
#include "base/bundle.h"
#include "base/date.h"
#include "model.h"
#include "theme.h"
#include "words.h"

typedef struct {
    const Question *question;
    const char *why; /* it matters; NULL */
} FormQuestion;

typedef struct {
    const Model *model;
    const Theme *theme;
    const Words *words;
    const char *entity, *by; /* filled in already; NULL */
    Date as_of;              /* likewise; DATE_NONE: the day on which the page is opened */
    FormQuestion *questions;
    size_t n_questions;
} Form;

Buffer emit_form(Arena *arena, const Form *form, const Bundle *bundle, Diag *diag);

#endif
