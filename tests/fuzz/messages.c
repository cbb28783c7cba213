#include "fuzz/messages.h"

#include "fuzz/fuzz.h"
#include "fuzz/plain.h"

struct extent extent_of(struct slice bytes)
{
    struct extent extent = {1, 0};
    uint32_t length = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        length = bytes.bytes[i] == '\n' ? 0 : length + 1;
        extent.lines += bytes.bytes[i] == '\n';
        extent.columns = length > extent.columns ? length : extent.columns;
    }
    return extent;
}

void check_position(struct position at, const struct extent *extent, bool may_be_none)
{
    bool is_none = !at.line && !at.column;
    FUZZ_REQUIRE((is_none && may_be_none) || (at.line >= 1 && at.line <= extent->lines &&
                                              at.column >= 1 && at.column <= extent->columns + 1),
                 "%u:%u in a file of %u lines, %u columns at most", at.line, at.column,
                 extent->lines, extent->columns);
}

void check_messages(const struct diagnostics *diagnostics, struct slice file,
                    const struct extent *extent)
{
    struct buffer line = {0};
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *diagnostic = &diagnostics->items[i];
        buffer_clear(&line);
        diagnostic_write(diagnostic, &line);
        struct slice text = buffer_slice(&line);
        FUZZ_REQUIRE(slice_find(text, '\n') + 1 == text.length, "not one line: %s", line.bytes);
        text.length--;
        const char *fault = plain_fault_of_cleaned(text);
        FUZZ_REQUIRE(!fault, "%s in %s", fault, line.bytes);
        if (slice_equal(shown_slice(diagnostic->file), file))
            check_position(diagnostic->at, extent, true);
    }
    buffer_release(&line);
}
