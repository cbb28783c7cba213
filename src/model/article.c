#include "model/article.h"

struct slice article_paragraph(const struct article *article, uint32_t number)
{
    if (number < 1 || number > article->count)
        return SLICE("");
    const struct article_span *paragraph = &article->paragraphs[number - 1];
    return (struct slice){article->bytes.bytes + paragraph->start, paragraph->length};
}

void article_list_paragraph(uint32_t number, size_t before, struct buffer *out)
{
    enum { MOST_LISTED = 8 };
    if (before < MOST_LISTED)
        buffer_format(out, "%s¶%u", before ? ", " : "", number);
    else if (before == MOST_LISTED)
        buffer_add(out, SLICE(" …"));
}

void article_release(struct article *article)
{
    buffer_release(&article->bytes);
    arena_release(&article->arena);
    *article = (struct article){0};
}
