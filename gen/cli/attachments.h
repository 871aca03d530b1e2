/* What --attach puts inside of a PDF: the verdict as data, what it rests on, and by which
 * model it was judged. */
#ifndef RUNG_CLI_ATTACHMENTS_H
#define RUNG_CLI_ATTACHMENTS_H

#include "emit/emit.h"
#include "scorecard.h"
#include "words.h"

enum { N_ATTACHMENTS = 3 };

void attachments_make(Arena *arena, const Scorecard *card, const Words *words,
                      Attachment made[N_ATTACHMENTS]);

#endif
