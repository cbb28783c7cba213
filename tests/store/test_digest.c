/* Digests are in files: they must never become others. */
#include "store/digest.h"

#include <criterion/criterion.h>

#include <inttypes.h>
#include <string.h>

static const struct {
    const char *text;
    uint64_t digest;
} known[] = {
    {"", UINT64_C(0x667ac8069c129ac0)},
    {"a", UINT64_C(0xdcb24041bdfa377a)},
    {"The gauge was moved.", UINT64_C(0xbcda76413514b31b)},
    {"12345678", UINT64_C(0x84c332fbaa876d55)},
    {"123456789", UINT64_C(0x7753d9cebe688c95)},
    {"\xC6\x8Fliyev", UINT64_C(0xb98443083e6e06a5)},
};

Test(digest, stays_what_it_is)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        cr_expect_eq(digest_of(slice_of(known[i].text)), known[i].digest, "%s: %016" PRIx64,
                     known[i].text, digest_of(slice_of(known[i].text)));
}

Test(digest, tells_any_changed_bit)
{
    char text[67];
    for (size_t length = 1; length < sizeof text; length++) {
        memset(text, 'x', sizeof text);
        uint64_t before = digest_of((struct slice){text, length});
        for (size_t bit = 0; bit < length * 8; bit++) {
            text[bit / 8] ^= (char)(1 << bit % 8);
            cr_expect_neq(digest_of((struct slice){text, length}), before);
            text[bit / 8] ^= (char)(1 << bit % 8);
        }
    }
}

Test(digest, tells_lengths_apart)
{
    static const char zeros[64];
    for (size_t i = 0; i < sizeof zeros; i++)
        for (size_t j = 0; j < i; j++)
            cr_expect_neq(digest_of((struct slice){zeros, i}), digest_of((struct slice){zeros, j}));
}

Test(digest, does_not_care_where_the_text_lies)
{
    char room[80];
    uint64_t digest = digest_of(SLICE("one text, at any address whatever"));
    for (size_t i = 0; i < 16; i++) {
        memcpy(room + i, "one text, at any address whatever", 33);
        cr_expect_eq(digest_of((struct slice){room + i, 33}), digest);
    }
}
