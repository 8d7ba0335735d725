#pragma once
#include <expat.h>
#include <stdlib.h>

// What the parser that this thread feeds may hold. A document of a few kilobytes, packed, may nest millions of elements
// or give each a name of its own, all of which expat keeps.
static _Thread_local size_t binome_xml_held = 0;
enum { binome_xml_most = 64 << 20 };

// The size stands before each block, in as many bytes as keep the block aligned.
enum { binome_xml_head = 16 };

static inline void *binome_xml_realloc(void *block, size_t size) {
    size_t before = block ? *(size_t *)((char *)block - binome_xml_head) : 0;
    if (size > binome_xml_most || binome_xml_held - before + size > binome_xml_most) return NULL;
    char *made = realloc(block ? (char *)block - binome_xml_head : NULL, size + binome_xml_head);
    if (!made) return NULL;
    *(size_t *)made = size;
    binome_xml_held += size - before;
    return made + binome_xml_head;
}

static inline void *binome_xml_malloc(size_t size) { return binome_xml_realloc(NULL, size); }

static inline void binome_xml_free(void *block) {
    if (!block) return;
    binome_xml_held -= *(size_t *)((char *)block - binome_xml_head);
    free((char *)block - binome_xml_head);
}

// A parser that fails, as where there is no memory left, once it holds too much. It is made, fed and freed on one thread.
static inline XML_Parser binome_xml_parser(void) {
    static const XML_Memory_Handling_Suite suite = {binome_xml_malloc, binome_xml_realloc, binome_xml_free};
    return XML_ParserCreate_MM(NULL, &suite, NULL);
}
