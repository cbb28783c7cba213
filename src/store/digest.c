#include "store/digest.h"

/* The golden ratio and a prime of XXH64: odd, so that to multiply by them loses nothing. */
static const uint64_t start_factor = UINT64_C(0x9E3779B97F4A7C15);
static const uint64_t step_factor = UINT64_C(0xC2B2AE3D27D4EB4F);

static uint64_t mix(uint64_t digest, uint64_t eight)
{
    digest = (digest ^ eight) * step_factor;
    return digest ^ digest >> 32;
}

static uint64_t load(const char *bytes, size_t count)
{
    uint64_t value = 0;
    for (size_t i = 0; i < count; i++)
        value |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    return value;
}

/* Spelt out, because compilers make one load of it. */
static uint64_t load_eight(const char *bytes)
{
    const unsigned char *from = (const unsigned char *)bytes;
    return (uint64_t)from[0] | (uint64_t)from[1] << 8 | (uint64_t)from[2] << 16 |
           (uint64_t)from[3] << 24 | (uint64_t)from[4] << 32 | (uint64_t)from[5] << 40 |
           (uint64_t)from[6] << 48 | (uint64_t)from[7] << 56;
}

uint64_t digest_of(struct slice text)
{
    uint64_t digest = (text.length + 1) * start_factor;
    size_t at = 0;
    for (; text.length - at >= 8; at += 8)
        digest = mix(digest, load_eight(text.bytes + at));
    if (at < text.length)
        digest = mix(digest, load(text.bytes + at, text.length - at));
    return mix(digest, step_factor);
}
