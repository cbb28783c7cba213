#include "output/pdf/pdf_design.h"

#include "model/place.h"

const struct pdf_color pdf_ink = {0.09, 0.09, 0.10};
const struct pdf_color pdf_gray = {0.33, 0.33, 0.35};
const struct pdf_color pdf_hairline = {0.70, 0.70, 0.72};
const struct pdf_color pdf_tint = {0.945, 0.95, 0.957};

static const struct pdf_color navy = {0.10, 0.20, 0.36};

static const double LABEL_COLUMN = 94; /* "OPEN QUESTIONS" and the gap after it */
static const double MARGIN_SIDES = 54;
static const double MARGIN_TOP = 44;
static const double MARGIN_BOTTOM = 38;

struct paper {
    double width;
    double height;
};

static const struct paper papers[PDF_PAPER_COUNT] = {
    [PDF_PAPER_A4] = {595.276, 841.89},
    [PDF_PAPER_LETTER] = {612, 792},
};

struct pdf_design pdf_design_for(enum pdf_paper paper, const struct place *place)
{
    const struct paper *size = &papers[paper];
    return (struct pdf_design){
        .width = size->width,
        .height = size->height,
        .left = MARGIN_SIDES,
        .right = size->width - MARGIN_SIDES,
        .top = MARGIN_TOP,
        .bottom = size->height - MARGIN_BOTTOM,
        .text_left = MARGIN_SIDES + LABEL_COLUMN,
        .accent = place->theme ? pdf_design_theme_color(place->theme) : navy,
    };
}

double pdf_design_size(unsigned type)
{
    static const double sizes[PDF_TYPES] = {13, 12, 11, 10.5, 10, 9.5, 9, 8.5};
    return sizes[type];
}

double pdf_design_leading(double size)
{
    return size * 1.36;
}

double pdf_design_section_space(unsigned type, unsigned spacing)
{
    static const double parts[PDF_SPACINGS] = {1.7, 1.35, 1.05};
    return parts[spacing] * pdf_design_size(type);
}

double pdf_design_item_space(unsigned type, unsigned spacing)
{
    static const double parts[PDF_SPACINGS] = {0.55, 0.36, 0.2};
    return parts[spacing] * pdf_design_size(type);
}

/* Labels are set in a sans face a little smaller than the text, which looks the same size. */
struct look {
    uint8_t face;
    bool is_bold;
    bool is_italic;
    double part; /* of the size of the text */
    const struct pdf_color *color;
};

static const struct look looks[ROLE_COUNT] = {
    [ROLE_TEXT] = {PDF_FACE_TEXT, false, false, 1, &pdf_ink},
    [ROLE_TITLE] = {PDF_FACE_TEXT, true, false, 1, &pdf_ink},
    [ROLE_HEADING] = {PDF_FACE_LABEL, true, false, 0.88, &pdf_ink},
    [ROLE_STRONG] = {PDF_FACE_TEXT, true, false, 1, &pdf_ink},
    [ROLE_DETAIL] = {PDF_FACE_LABEL, false, false, 0.84, &pdf_gray},
    [ROLE_NOTE] = {PDF_FACE_TEXT, false, true, 0.94, &pdf_gray},
    [ROLE_LINK] = {PDF_FACE_LABEL, true, false, 0.84, &pdf_ink},
    [ROLE_NAME] = {PDF_FACE_TEXT, false, false, 1, &pdf_ink},
    [ROLE_THEME] = {PDF_FACE_LABEL, true, false, 0.88, &pdf_ink},
    [ROLE_CONFLICT] = {PDF_FACE_LABEL, true, false, 1, &pdf_ink},
    [ROLE_GRAPHIC] = {PDF_FACE_LABEL, false, false, 0.9, &pdf_gray},
    [ROLE_CARRIED] = {PDF_FACE_TEXT, true, false, 1, &pdf_ink},
    [ROLE_MISSING] = {PDF_FACE_TEXT, true, false, 1, &pdf_ink},
};

struct pdf_type pdf_design_type(enum role role, double size)
{
    const struct look *look = &looks[role];
    return (struct pdf_type){
        .face = look->face,
        .is_bold = look->is_bold,
        .is_italic = look->is_italic,
        .size = size * look->part,
        .color = *look->color,
    };
}

struct named_color {
    const char *name;
    struct pdf_color color;
};

static const struct named_color named_colors[] = {
    {"black", {0.13, 0.13, 0.13}}, {"red", {0.68, 0.13, 0.10}},   {"green", {0.13, 0.44, 0.18}},
    {"yellow", {0.51, 0.38, 0.0}}, {"blue", {0.11, 0.29, 0.62}},  {"magenta", {0.52, 0.15, 0.50}},
    {"cyan", {0.0, 0.40, 0.45}},   {"white", {0.33, 0.33, 0.35}},
};

static int digit_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return (digit | 0x20) - 'a' + 10;
}

static double channel(struct slice color, size_t index)
{
    return (digit_value(color.bytes[index]) * 16 + digit_value(color.bytes[index + 1])) / 255.0;
}

/* What a grey of that lightness reflects, roughly; 0.18 leaves a contrast of 4.5 to white. */
static double luminance(struct pdf_color color)
{
    return 0.2126 * color.red * color.red + 0.7152 * color.green * color.green +
           0.0722 * color.blue * color.blue;
}

static struct pdf_color darken(struct pdf_color color)
{
    while (luminance(color) > 0.17) {
        color.red *= 0.94;
        color.green *= 0.94;
        color.blue *= 0.94;
    }
    return color;
}

struct pdf_color pdf_design_theme_color(const struct theme *theme)
{
    struct slice name = theme ? text_slice(theme->color) : SLICE("");
    if (name.length == 7 && name.bytes[0] == '#')
        return darken((struct pdf_color){channel(name, 1), channel(name, 3), channel(name, 5)});
    if (slice_starts_with(name, SLICE("bright-")))
        name = (struct slice){name.bytes + 7, name.length - 7};
    for (size_t i = 0; i < sizeof named_colors / sizeof *named_colors; i++)
        if (slice_equal(name, slice_of(named_colors[i].name)))
            return named_colors[i].color;
    return pdf_gray;
}
