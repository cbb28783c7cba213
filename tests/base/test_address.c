#include "base/address.h"
#include "base/host.h"
#include "support/helpers.h"

#include <stdio.h>
#include <string.h>

/* Addresses that are taken, and the form in which they are handed out: NULL where as they stand. */
static const struct {
    const char *address;
    const char *encoded;
} taken[] = {
    {"http://example.org", NULL},
    {"https://example.org/", NULL},
    {"https://example.org/a/b.html?c=d&e=%20f#g", NULL},
    {"https://example.org:8080/a~b_c-d.e,f+g=h", NULL},
    {"https://example.org./", NULL},
    {"https://example.org:", NULL},
    {"https://xn--bcher-kva.example/", NULL},
    {"https://[2001:db8::1]/", NULL},
    {"https://[::ffff:192.0.2.1]:80/?q", NULL},
    {"https://192.0.2.1/", NULL},
    {"https://example.org/?q=a@b", NULL},
    {"https://example.org?q=a@b", NULL},
    {"https://example.org#a@b", NULL},
    {"https://example.org/a@b:c//d", NULL},
    {"https://example.org/%e4%b8%ad", NULL},
    {"http://localhost:8080", NULL},
    {"HTTP://Example.org/A", "http://Example.org/A"},
    {"Https://example.org", "https://example.org"},
    {"https://example.org/wiki/Water_(film)", "https://example.org/wiki/Water_%28film%29"},
    {"https://example.org/R%C3%A9%", "https://example.org/R%C3%A9%25"},
    {"https://example.org/100%/%zz/%4", "https://example.org/100%25/%25zz/%254"},
    {"https://example.org/#a#b", "https://example.org/#a%23b"},
    {"https://example.org/?a[1]=b", "https://example.org/?a%5B1%5D=b"},
    {"https://example.org/$(touch)`x`;a|b", "https://example.org/%24%28touch%29%60x%60%3Ba%7Cb"},
    {"https://example.org/'\"<>^{}*!", "https://example.org/%27%22%3C%3E%5E%7B%7D%2A%21"},
    {"https://example.org/Göteborg?ö#å", "https://example.org/G%C3%B6teborg?%C3%B6#%C3%A5"},
    {"https://example.org/中文", "https://example.org/%E4%B8%AD%E6%96%87"},
    {"https://example.org/سد", "https://example.org/%D8%B3%D8%AF"},
    {"https://example.org/می\u200cخ", "https://example.org/%D9%85%DB%8C%E2%80%8C%D8%AE"},
    {"https://example.org/e\u0301", "https://example.org/e%CC%81"},
    {"https://bücher.example/", "https://xn--bcher-kva.example/"},
    {"https://BÜCHER.example/", "https://xn--bcher-kva.example/"},
    {"https://bu\u0308cher.example:81/ü", "https://xn--bcher-kva.example:81/%C3%BC"},
    {"https://b%C3%BCcher.example/", "https://xn--bcher-kva.example/"},
    {"https://example%2eorg/", "https://example.org/"},
    {"https://пример.испытание/", "https://xn--e1afmkfd.xn--80akhbyknj4f/"},
    {"https://例え.jp/", "https://xn--r8jz45g.jp/"},
    {"https://例え。jp", "https://xn--r8jz45g.jp"},
    {"https://faß-über-ö1.example", "https://xn--fa-ber-1-rya9u8b.example"},
    {"https://مثال.example", "https://xn--mgbh0fb.example"},
    {"https://उदाहरण.example", "https://xn--p1b6ci4b4b3a.example"},
    {"https://ελλάς.gr", "https://xn--hxarsa0b.gr"},
};

static const struct {
    const char *address;
    const char *fault;
} refused[] = {
    {"", "neither http nor https"},
    {"http:", "neither http nor https"},
    {"http:/example.org", "neither http nor https"},
    {" http://example.org", "neither http nor https"},
    {"ftp://example.org/", "neither http nor https"},
    {"file:///etc/passwd", "neither http nor https"},
    {"javascript:alert(1)", "neither http nor https"},
    {"data:text/html,x", "neither http nor https"},
    {"mailto:a@example.org", "neither http nor https"},
    {"vscode://file/etc/passwd", "neither http nor https"},
    {"about:config", "neither http nor https"},
    {"example.org", "neither http nor https"},
    {"-new-window", "neither http nor https"},
    {"--profile=/tmp/x", "neither http nor https"},
    {"//example.org", "neither http nor https"},
    {"http://", "no host"},
    {"https:///", "no host"},
    {"https:///example.org", "no host"},
    {"https:////bank.example@evil.example/x", "no host"},
    {"https:///u@h", "no host"},
    {"https://?q=https://example.org", "no host"},
    {"https://#part", "no host"},
    {"https://:80/", "no host"},
    {"https://user@example.org/", "user name"},
    {"https://user:password@example.org/", "user name"},
    {"https://example.org@evil.example/", "user name"},
    {"https://@example.org/", "user name"},
    {"https://a:b@[::1]/", "user name"},
    {"https://example.org\\@evil.example/", "backslash"},
    {"https://example.org/\\", "backslash"},
    {"https://example.org%5c@evil.example/", "user name"},
    {"https://example.org%40evil.example/", "neither a name"},
    {"https://example.org%2Fevil.example/", "neither a name"},
    {"https://example.org%00.example/", "control"},
    {"https://example.org%0a/", "control"},
    {"https://example.org%20/", "blank"},
    {"https://example.org%ff/", "not UTF-8"},
    {"https://example.org\xEF\xBC\xA0x/", "neither a name"}, /* a full-width @ */
    {"https://\xE2\x84\x80.example/", "neither a name"},     /* composed: a/c */
    {"https://./", "neither a name"},
    {"https://a..b/", "neither a name"},
    {"https://a$b/", "neither a name"},
    {"https://a;b.example/", "neither a name"},
    {"https://a,b/", "neither a name"},
    {"https://(a)/", "neither a name"},
    {"https://'a'/", "neither a name"},
    {"https://[::1", "neither a name"},
    {"https://[]/", "neither a name"},
    {"https://[::1]x/", "neither a name"},
    {"https://[$x]/", "neither a name"},
    {"https://example.org:x/", "port"},
    {"https://example.org:65536/", "port"},
    {"https://example.org:-1/", "port"},
    {"https://example.org:99999999999/", "port"},
    {"https://example.org/ --x", "blank"},
    {"https://example.org/\t", "control"},
    {"https://example.org/\n", "control"},
    {"https://example.org/\r\nHost: x", "control"},
    {"https://example.org/\xC2\xA0", "blank"},
    {"https://example.org/\u3000", "blank"},
    {"https://example.org/\u2028", "blank"},
    {"https://example.org/\033[31m", "control"},
    {"https://example.org/\x7f", "control"},
    {"https://example.org/\xC2\x85", "control"},
    {"https://example.org/\xC2\x9B", "control"},
    {"https://example.org/\x9b", "not UTF-8"},
    {"https://example.org/\u202E", "direction"},
    {"https://example.org/\u200F", "direction"},
    {"https://example.org/\u2066", "direction"},
    {"https://example.org/\xEF\xBF\xBF", "not a character"},
};

Test(address, is_handed_out_in_printable_ascii)
{
    for (size_t i = 0; i < COUNT(taken); i++) {
        struct buffer out = {0};
        const char *fault = address_encode(slice_of(taken[i].address), &out);
        const char *wanted = taken[i].encoded ? taken[i].encoded : taken[i].address;
        cr_expect_null(fault, "%s: %s", taken[i].address, fault);
        cr_expect_str_eq(out.bytes ? out.bytes : "", wanted, "%s: %s", taken[i].address, out.bytes);
        buffer_release(&out);
    }
}

Test(address, is_refused_with_a_reason)
{
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct buffer out = {0};
        buffer_add(&out, SLICE("before"));
        const char *fault = address_encode(slice_of(refused[i].address), &out);
        cr_expect(fault && strstr(fault, refused[i].fault), "%s: %s", refused[i].address,
                  fault ? fault : "taken");
        cr_expect_str_eq(out.bytes, "before");
        buffer_release(&out);
    }
}

Test(address, has_a_longest_length)
{
    char address[ADDRESS_LONGEST + 2] = "https://example.org/";
    struct buffer out = {0};
    memset(address + 20, 'a', ADDRESS_LONGEST - 20);
    cr_expect_null(address_encode(slice_of(address), &out));
    cr_expect_eq(out.length, (size_t)ADDRESS_LONGEST);
    address[ADDRESS_LONGEST - 1] = '(';
    cr_expect_str_eq(address_encode(slice_of(address), &out), "it is longer than 2,048 bytes");
    address[ADDRESS_LONGEST - 1] = 'a';
    address[ADDRESS_LONGEST] = 'a';
    cr_expect_str_eq(address_encode(slice_of(address), &out), "it is longer than 2,048 bytes");
    buffer_release(&out);
}

/* Each of these, after the host, as precis(1) lists them; a backslash is refused, and what else
 * ASCII can show is kept. */
Test(address, holds_none_of_the_characters_of_the_manual)
{
    static const char encoded[] = "\"'`<>^{}|$();*![]%";
    for (int byte = '!'; byte <= '~'; byte++) {
        char address[64];
        char wanted[64];
        struct buffer out = {0};
        snprintf(address, sizeof address, "https://example.org/?%c", byte);
        snprintf(wanted, sizeof wanted,
                 strchr(encoded, byte) ? "https://example.org/?%%%02X" : "https://example.org/?%c",
                 byte);
        const char *fault = address_encode(slice_of(address), &out);
        cr_expect_eq(fault != NULL, byte == '\\', "%s", address);
        if (!fault)
            cr_expect_str_eq(out.bytes, wanted, "%s", out.bytes);
        buffer_release(&out);
    }
}

/* What is handed out is taken again, and stays as it is. */
Test(address, that_is_encoded_stays_so)
{
    for (size_t i = 0; i < COUNT(taken); i++) {
        struct buffer once = {0};
        struct buffer twice = {0};
        address_encode(slice_of(taken[i].address), &once);
        cr_expect_null(address_encode(buffer_slice(&once), &twice), "%s", taken[i].address);
        cr_expect_str_eq(twice.bytes, once.bytes);
        buffer_release(&once);
        buffer_release(&twice);
    }
}

Test(host, has_a_longest_label_and_a_longest_name)
{
    struct buffer name = {0};
    struct buffer out = {0};
    buffer_add_repeated(&name, 'a', 63);
    cr_expect(host_write_ascii(buffer_slice(&name), &out));
    buffer_add_byte(&name, 'a');
    cr_expect_not(host_write_ascii(buffer_slice(&name), &out));
    buffer_clear(&name);
    for (int i = 0; i < 126; i++)
        buffer_add(&name, SLICE("a."));
    buffer_add_byte(&name, 'a');
    buffer_clear(&out);
    cr_expect(host_write_ascii(buffer_slice(&name), &out));
    cr_expect_eq(out.length, 253u);
    buffer_add_byte(&name, 'a');
    cr_expect_not(host_write_ascii(buffer_slice(&name), &out));
    buffer_release(&name);
    buffer_release(&out);
}
