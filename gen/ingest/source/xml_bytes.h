/* What of an XML text the parser is given. libxml2 looks for the end of a tag, a comment or
 * a long CDATA section from its beginning again with each piece of it that comes, so what
 * nobody asks for is left out here: comments, and all but the first of long CDATA (logs of
 * more than 10 MB are real). Control characters, which XML forbids and real logs hold,
 * become question marks.
 *
 * Errors: none; `is_too_long` where a tag or a text is longer than any real one.        */
#ifndef RUNG_INGEST_XML_BYTES_H
#define RUNG_INGEST_XML_BYTES_H

#include "base/feed.h"

typedef enum { IN_TEXT, IN_TAG, IN_COMMENT, IN_CDATA, IN_INSTRUCTION } XmlPlace;

typedef struct {
    Feed *feed;
    size_t line; /* of the last byte given */
    size_t wait; /* bytes read since somebody set this to 0 */
    bool is_too_long;
    bool line_ends; /* the last byte given was a line end */
    XmlPlace place;
    char quote;     /* of the attribute at hand; NUL */
    char last[2];   /* bytes before the one at hand */
    size_t length;  /* of the tag, comment or CDATA so far */
    size_t closing; /* bytes to come of "]]>" */
} XmlBytes;

/* Up to `most` bytes, of one line only, so that `line` is where the parser stands. Returns
 * 0 at the end, and -1 when something is too long. */
int xml_bytes_give(XmlBytes *bytes, char *buffer, size_t most, Diag *diag);

#endif
