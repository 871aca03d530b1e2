/* The attachments of a report; see the header. */
#include "cli/attachments.h"

#include "emit/bill.h"
#include "emit/model_write.h"
#include "emit/result.h"

static const char json_type_name[] = "application/json";

static Attachment attachment(Arena *arena, const Words *words, const char *name,
                             const char *relationship, const char *key, Buffer bytes)
{
    return (Attachment){ .name = name,
                         .type = json_type_name,
                         .relationship = relationship,
                         .description = words_say(words, arena, key, SAY_NOTHING),
                         .bytes = bytes };
}

/* In byte order of their names, as a name tree wants them. */
void attachments_make(Arena *arena, const Scorecard *card, const Words *words,
                      Attachment made[N_ATTACHMENTS])
{
    made[0] = attachment(arena, words, "inputs.json", "Supplement", "attached.inputs",
                         bill_json(arena, card->assessment));
    made[1] = attachment(arena, words, "model.json", "Supplement", "attached.model",
                         model_document(arena, card->model));
    made[2] = attachment(arena, words, "result.json", "Data", "attached.result",
                         result_json(arena, card));
}
