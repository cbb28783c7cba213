/* Places as they are typed and as they are kept, one a line: what is read is written so that it is
 * read as the same again, and what is refused has a message. */
#include "fuzz/dossier.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"
#include "model/place.h"

static void check_typed(const struct dossier *dossier, struct slice text, struct arena *arena)
{
    const struct place before = {.view = VIEW_QUESTIONS};
    struct place place = before;
    struct place again = {0};
    struct buffer message = {0};
    bool is_good = place_parse(dossier, text, &place, &message);
    FUZZ_REQUIRE(is_good == !message.length, "a place or a message, not both or none");
    if (is_good) {
        struct slice written = place_write(place, arena);
        FUZZ_REQUIRE(place_parse(dossier, written, &again, &message), "'%.*s' is refused: %s",
                     SLICE_ARGUMENTS(written), message.bytes);
        FUZZ_REQUIRE(place_equal(place, again), "'%.*s' is another place",
                     SLICE_ARGUMENTS(written));
        FUZZ_REQUIRE(place_equal(place, place_rebase(dossier, place)), "it is not where it was");
    } else {
        FUZZ_REQUIRE(place_equal(place, before), "refused, and the place is another");
    }
    buffer_release(&message);
}

static void check_kept(const struct dossier *dossier, struct slice text, struct arena *arena)
{
    struct place place = {0};
    struct place again = {0};
    if (!place_unpack(dossier, text, &place))
        return;
    struct slice packed = place_pack(place, arena);
    FUZZ_REQUIRE(place_unpack(dossier, packed, &again) && place_equal(place, again),
                 "'%.*s' is another place", SLICE_ARGUMENTS(packed));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct dossier *dossier = dossier_sample()->dossier;
    struct fuzz_input input = fuzz_begin(bytes, length);
    struct arena arena = {0};
    check_typed(dossier, fuzz_part(&input, '\n'), &arena);
    check_kept(dossier, fuzz_part(&input, '\n'), &arena);
    arena_release(&arena);
    return 0;
}
