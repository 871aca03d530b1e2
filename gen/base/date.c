/* Dates by the civil-calendar formulas of Howard Hinnant's "chrono-compatible low-level
 * date algorithms": a year that starts in March has its leap day last. */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SECONDS_A_DAY = 86400 };

static Date from_parts(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void date_parts(Date date, int *year, int *month, int *day)
{
    int z = date + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    *day = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = yoe + era * 400 + (*month <= 2);
}

static bool digits(const char *text, int n, int *value)
{
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool date_read(const char *text, Date *date)
{
    int year, month, day;
    *date = DATE_NONE;
    if (!text || strlen(text) < 10 || !digits(text, 4, &year) || text[4] != '-' ||
        !digits(text + 5, 2, &month) || text[7] != '-' || !digits(text + 8, 2, &day))
        return false;
    if (text[10] && text[10] != 'T' && text[10] != 't' && text[10] != ' ')
        return false;
    if (month < 1 || month > 12 || day < 1)
        return false;
    Date read = from_parts(year, month, day);
    int y, m, d;
    date_parts(read, &y, &m, &d);
    if (y != year || m != month || d != day) /* 31 February */
        return false;
    *date = read;
    return true;
}

Date date_from_unix(int64_t seconds)
{
    int64_t days = seconds / SECONDS_A_DAY;
    if (seconds % SECONDS_A_DAY < 0)
        days--;
    return (Date)days;
}

void date_iso(Date date, char out[11])
{
    int year, month, day;
    date_parts(date, &year, &month, &day);
    const char text[11] = { (char)('0' + year / 1000 % 10),
                            (char)('0' + year / 100 % 10),
                            (char)('0' + year / 10 % 10),
                            (char)('0' + year % 10),
                            '-',
                            (char)('0' + month / 10),
                            (char)('0' + month % 10),
                            '-',
                            (char)('0' + day / 10),
                            (char)('0' + day % 10),
                            '\0' };
    memcpy(out, text, sizeof text);
}

Date date_today(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    if (fixed && *fixed)
        return date_from_unix(strtoll(fixed, NULL, 10));
    return date_from_unix((int64_t)time(NULL));
}
