/* The words that cairo leaves out of a PDF, and what is said of missing fonts and libraries. */
#include "output/pdf/pdf_finish.h"
#include "output/pdf/pdf_load.h"
#include "output/pdf/pdf_missing.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct pdf_additions english = {.language = "en"};

static struct buffer small_pdf(const char *catalog, const char *after, const char *table)
{
    struct buffer pdf = {0};
    buffer_format(&pdf,
                  "%%PDF-1.4\n1 0 obj\n<< /Type /Page >>\nendobj\n2 0 obj\n<< %s >>\nendobj\n%s",
                  catalog, after);
    size_t at = pdf.length;
    buffer_format(&pdf, "%s\n0 3\ntrailer\n<< /Root 2 0 R >>\nstartxref\n%zu\n%%%%EOF\n", table,
                  at);
    return pdf;
}

Test(pdf_finish, puts_the_language_into_the_catalog)
{
    struct buffer pdf = small_pdf("/Type /Catalog /Pages 1 0 R", "", "xref");
    cr_assert(pdf_finish(&pdf, &english));
    cr_expect_not_null(strstr(pdf.bytes, "/Type /Catalog\n   /Lang (en)"));
    cr_expect_not_null(strstr(pdf.bytes, "/DisplayDocTitle true >> /Pages 1 0 R >>"));
    size_t table = (size_t)atol(strstr(pdf.bytes, "startxref\n") + 10);
    cr_expect_eq(strncmp(pdf.bytes + table, "xref", 4), 0,
                 "the table is not where it is said to be");
    cr_expect_eq(strcmp(pdf.bytes + pdf.length - 6, "%%EOF\n"), 0);
    buffer_release(&pdf);
}

/* The heading alone is of its language; other elements that begin so are none. */
Test(pdf_finish, gives_the_heading_its_language)
{
    const struct pdf_additions additions = {.language = "en", .title_language = "ar"};
    struct buffer pdf = {0};
    buffer_format(&pdf, "%%PDF-1.4\n1 0 obj\n<< /Type /StructElem\n   /S /H12\n>>\nendobj\n"
                        "2 0 obj\n<< /Type /StructElem\n   /S /H1\n   /P 1 0 R\n>>\nendobj\n"
                        "3 0 obj\n<< /Type /Catalog >>\nendobj\n");
    size_t table = pdf.length;
    buffer_format(&pdf, "xref\nstartxref\n%zu\n%%%%EOF\n", table);
    cr_assert(pdf_finish(&pdf, &additions));
    cr_expect_not_null(strstr(pdf.bytes, "/S /H1\n   /Lang (ar)\n   /P 1 0 R"), "%s", pdf.bytes);
    cr_expect_not_null(strstr(pdf.bytes, "/S /H12\n>>"));
    buffer_release(&pdf);
}

Test(pdf_finish, mends_dates)
{
    struct buffer dated = {0};
    buffer_format(&dated,
                  "%%PDF-1.4\n1 0 obj\n<< \n   /CreationDate (2031Z)\n   /ModDate (D:2031Z)\n>>\n"
                  "endobj\n");
    size_t start = dated.length;
    buffer_format(&dated, "2 0 obj\n<< /Type /Catalog >>\nendobj\n");
    size_t table = dated.length;
    buffer_format(&dated, "xref\nstartxref\n%zu\n%%%%EOF\n", table);
    cr_assert(pdf_finish(&dated, &english));
    cr_expect_not_null(strstr(dated.bytes, "\n /CreationDate (D:2031Z)\n   /ModDate (D:2031Z)\n"),
                       "%s", dated.bytes);
    cr_expect_eq(strncmp(dated.bytes + start, "2 0 obj", 7), 0);
    buffer_release(&dated);
}

static void expect_untouched(struct buffer pdf)
{
    struct buffer before = {0};
    buffer_add(&before, buffer_slice(&pdf));
    cr_expect(!pdf_finish(&pdf, &english));
    cr_expect(slice_equal(buffer_slice(&before), buffer_slice(&pdf)));
    buffer_release(&before);
    buffer_release(&pdf);
}

Test(pdf_finish, leaves_alone_what_it_does_not_know)
{
    struct buffer nothing = {0};
    expect_untouched(nothing);
    expect_untouched(small_pdf("/Type /Catalog", "3 0 obj\n<< >>\nendobj\n", "xref"));
    expect_untouched(small_pdf("/Type /Catalog", "", "4 0 obj"));
    expect_untouched(small_pdf("/Type /Other", "", "xref"));
}

struct word_case {
    const char *words;
    const char *expected;
};

static const struct word_case linker_words[] = {
    {"libpangocairo-1.0.so.0: cannot open shared object file: No such file or directory",
     "install the package libpangocairo-1.0-0 "},
    {"libpango-1.0.so.0: cannot open shared object file: No such file or directory",
     "install the package libpango-1.0-0 "},
    {"libcairo.so.2: cannot open shared object file: No such file or directory",
     "install the package libcairo2 "},
    {"/x/precis-pdf.so: undefined symbol: pango_attr_line_height_new_absolute",
     "libpango-1.0-0 (1.50 or newer), libpangocairo-1.0-0 and libcairo2"},
};

Test(pdf_load, names_the_package)
{
    for (size_t i = 0; i < sizeof linker_words / sizeof *linker_words; i++) {
        struct buffer problem = {0};
        pdf_load_explain(linker_words[i].words, &problem);
        cr_expect_not_null(strstr(problem.bytes, linker_words[i].expected), "%s", problem.bytes);
        buffer_release(&problem);
    }
}

struct letter_case {
    uint32_t code_point;
    const char *expected;
};

static const struct letter_case letters[] = {
    {0x10D0, "Georgian letters (1 on the page, U+10D0 first); install the package fonts-noto-core"},
    {0x0561, "Armenian letters (1 on the page, U+0561 first); install the package fonts-noto-core"},
    {0x05D0, "Hebrew letters (1 on the page, U+05D0 first); install the package fonts-noto-core"},
    {0x06CC, "Arabic letters (1 on the page, U+06CC first); install the package fonts-noto-core"},
    {0x6E2F, "Han letters (1 on the page, U+6E2F first); install the package fonts-noto-cjk"},
    {0xAC00, "Hangul letters (1 on the page, U+AC00 first); install the package fonts-noto-cjk"},
    {0x1F642, "some signs (1 on the page, U+1F642 first); try the packages"},
};

Test(pdf_missing, names_script_and_package)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        struct pdf_missing missing = {0};
        struct buffer out = {0};
        pdf_missing_add(&missing, letters[i].code_point);
        pdf_missing_write(&missing, &out);
        cr_expect_not_null(strstr(out.bytes, letters[i].expected), "%s", out.bytes);
        buffer_release(&out);
        pdf_missing_release(&missing);
    }
}

Test(pdf_missing, counts_by_script)
{
    struct pdf_missing missing = {0};
    struct buffer out = {0};
    for (uint32_t i = 0; i < 5; i++)
        pdf_missing_add(&missing, 0x10D1 + i);
    pdf_missing_add(&missing, 0x5D0);
    pdf_missing_write(&missing, &out);
    cr_expect_str_eq(out.bytes,
                     "no font here has Georgian letters (5 on the page, U+10D1 first); install the "
                     "package fonts-noto-core\n"
                     "no font here has Hebrew letters (1 on the page, U+05D0 first); install the "
                     "package fonts-noto-core\n");
    buffer_release(&out);
    pdf_missing_release(&missing);
}
