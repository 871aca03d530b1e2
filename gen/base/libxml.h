/* libxml2, met when the first page is written or the first XML is read: with ICU and the
 * C++ that it brings it takes longer to load than a small scan takes to read, and neither
 * a PDF nor result.json needs it. Its functions have their own names here:
 *
 *     libxml()->xmlNewDoc(BAD_CAST "1.0")
 *
 * Errors: a library that is not there ends the process with status 4, as memory that is
 *         not there does: the package depends on it.                                    */
#ifndef RUNG_BASE_LIBXML_H
#define RUNG_BASE_LIBXML_H

#include <libxml/HTMLtree.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>

/* clang-format off */
#define LIBXML_SYMBOLS(X) \
    X(htmlDocContentDumpFormatOutput) X(htmlNewDocNoDtD) X(htmlNodeDumpFormatOutput) \
    X(xmlAddChild) X(xmlAllocOutputBuffer) X(xmlCreateIntSubset) X(xmlDictSetLimit) \
    X(xmlDocSetRootElement) X(xmlFree) X(xmlFreeDoc) X(xmlFreeNodeList) \
    X(xmlFreeTextReader) X(xmlGetLastError) X(xmlGetLineNo) X(xmlGetNoNsProp) \
    X(xmlHasProp) X(xmlInitParser) X(xmlNewCDataBlock) X(xmlNewDoc) X(xmlNewDocNode) \
    X(xmlNewDocText) X(xmlNewProp) X(xmlNodeDumpOutput) X(xmlOutputBufferClose) \
    X(xmlOutputBufferCreateIO) X(xmlOutputBufferGetContent) X(xmlReaderForIO) \
    X(xmlReaderForMemory) X(xmlResetLastError) X(xmlSetExternalEntityLoader) X(xmlStrdup) \
    X(xmlStringTextNoenc) X(xmlStrlen) X(xmlTextReaderConstLocalName) \
    X(xmlTextReaderConstName) X(xmlTextReaderConstNamespaceUri) \
    X(xmlTextReaderConstValue) X(xmlTextReaderCurrentNode) X(xmlTextReaderDepth) \
    X(xmlTextReaderGetAttribute) X(xmlTextReaderIsEmptyElement) \
    X(xmlTextReaderMoveToElement) X(xmlTextReaderMoveToNextAttribute) \
    X(xmlTextReaderNext) X(xmlTextReaderNodeType) X(xmlTextReaderRead) \
    X(xmlTextReaderSetStructuredErrorHandler)
/* clang-format on */

#define LIBXML_MEMBER(name) __typeof__(name) *name;
typedef struct {
    LIBXML_SYMBOLS(LIBXML_MEMBER)
} Libxml;
#undef LIBXML_MEMBER

const Libxml *libxml(void);

/* What libxml2 has allocated, given back. */
void libxml_free(void *block);

#endif
