/* How old the tables of platform facts are on the day of the verdict. They carry the day on
 * which they were made; what has changed since then they do not know. */
#include "score/steps.h"

/* -1: the table was not needed. */
static int age_of(const char *made, Date as_of)
{
    Date date;
    if (!made || !date_read(made, &date))
        return -1;
    return as_of > date ? as_of - date : 0;
}

static void warn_if_old(Diag *diag, const char *file, const char *made, int days)
{
    if (days > TABLE_OLD_DAYS)
        diag_warn(diag, origin_of_file(file),
                  "this table is of %s, %d days before the day of the verdict: what has "
                  "changed since is not known",
                  made, days);
}

void date_tables(Scorecard *card, Diag *diag)
{
    const Assessment *found = card->assessment;
    card->runtime_table_days = age_of(found->runtime_table_date, found->as_of);
    card->limits_table_days = age_of(found->limits_reviewed, found->as_of);
    warn_if_old(diag, "data/platform/runtimes.json", found->runtime_table_date,
                card->runtime_table_days);
    warn_if_old(diag, "data/platform/limits.json", found->limits_reviewed,
                card->limits_table_days);
}
