#include "output/page/html_style.h"

#include "output/pdf/pdf_design.h"

static const char style[] =
    ":root{--ink:#1c1c1e;--soft:#585b60;--line:#d4d6da;--paper:#fff;--tint:#f0f2f5;--mark:#1f3a5f;"
    "--link:#1d4f91}\n"
    "*{box-sizing:border-box}\n"
    "html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 "
    "\"Noto Serif\",\"Source Serif 4\",Georgia,\"Times New Roman\",serif}\n"
    "main,footer{max-width:46rem;margin:0 auto;padding:1rem 1.1rem 3rem;overflow-wrap:break-word}\n"
    "nav,h2,h3,h4,h5,h6,.d,.l,.h,.m,.s,.t,.c,table,footer,.skip{font-family:\"Noto "
    "Sans\",system-ui,"
    "\"Segoe UI\",Roboto,Helvetica,Arial,sans-serif}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:.6rem 0 .3rem;padding-top:.8rem;"
    "border-top:.25rem solid var(--mark)}\n"
    "h2{font-size:1.05rem;margin:2.2rem 0 .6rem;color:var(--mark)}\n"
    ".whole h2{font-size:1.45rem;margin-top:3rem;padding-top:.7rem;border-top:2px solid "
    "var(--mark)}\n"
    "#overview h2{font-size:1.05rem;margin-top:2rem;padding:0;border:0}\n"
    "h3{font-size:1.2rem;line-height:1.3;margin:2.2rem 0 .3rem}\n"
    "h4{font-size:.95rem;margin:1.4rem 0 .4rem;color:var(--mark)}\n"
    "p{margin:.5rem 0}\n"
    ".h,.u,.d,.l{color:var(--soft)}\n"
    ".h,.d,.l,.m{font-size:.87em}\n"
    ".u{margin:.15rem 0 .15rem 1.2rem}\n"
    "[dir=rtl] .u{margin:.15rem 1.2rem .15rem 0}\n"
    ".l{display:inline-block;min-width:1.4em;margin-inline-end:.5em}\n"
    ".s,.t,.c{font-weight:600}\n"
    ".c{color:var(--mark);margin-inline-end:.25em}\n"
    ".g{color:var(--soft)}\n"
    ".lead{font-size:1.15em}\n"
    ".lead strong{font-weight:400}\n"
    "a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}\n"
    "nav a,main a{text-decoration-color:var(--line)}\n"
    "ul,ol{list-style:\"\";margin:.4rem 0;padding:0}\n"
    "li{margin:.7rem 0}\n"
    "li>p:first-child{margin-top:0}\n"
    ".route{border-inline-start:2px solid var(--mark);padding-inline-start:.9rem}\n"
    ".route li{margin:.35rem 0}\n"
    ":target{background:var(--tint);outline:.4rem solid var(--tint)}\n"
    ".w{overflow-x:auto;max-width:100%}\n"
    "table{border-collapse:collapse;font-size:.9rem;margin:.4rem 0}\n"
    "th,td{padding:.25rem .6rem;text-align:start;vertical-align:top;border-bottom:1px solid "
    "var(--line);font-weight:400}\n"
    "td:first-child,th:first-child{padding-inline-start:0}\n"
    "thead th{font-weight:600}\n"
    ".r{text-align:end}\n"
    "footer{color:var(--soft);font-size:.85rem;border-top:1px solid var(--line)}\n"
    ".skip{position:absolute;inset-inline-start:-100rem}\n"
    ".skip:focus{inset-inline-start:1rem;background:var(--paper);padding:.5rem}\n"
    "nav{padding:1rem 1.1rem;background:var(--tint);font-size:.92rem}\n"
    "nav ul{margin:.3rem 0;padding:0}\n"
    "nav li{margin:.25rem 0}\n"
    "nav ul ul{padding-inline-start:1rem}\n"
    "nav a{text-decoration:none}\n"
    "nav a:hover,nav a:focus{text-decoration:underline}\n"
    "@media(max-width:64rem){.whole nav{max-height:50vh;overflow-y:auto}}\n"
    "@media(min-width:64rem){.whole{display:grid;grid-template-columns:17rem minmax(0,1fr)}"
    ".whole nav{position:sticky;top:0;height:100vh;overflow-y:auto}"
    ".whole main{margin:0 auto;width:100%}.whole footer{grid-column:2;width:100%}}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6e6e8;--soft:#a5a9b0;--line:#3c4048;"
    "--paper:#15171a;--tint:#20242a;--mark:#9dbbe6;--link:#9cc0f5}}\n"
    "@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--tint:#f4f4f4;"
    "--mark:#1f3a5f;--link:#000}body{font-size:10pt;line-height:1.4}.whole{display:block}"
    "nav,.skip{display:none}main,footer{max-width:none;padding:0}a{color:inherit;"
    "text-decoration:none}li,tr{break-inside:avoid}h1,h2,h3,h4{break-after:avoid}"
    ".w{overflow:visible}}\n";

static unsigned channel(double part)
{
    return (unsigned)(part * 255 + 0.5);
}

static void write_color(struct pdf_color color, struct buffer *out)
{
    buffer_format(out, "#%02x%02x%02x", channel(color.red), channel(color.green),
                  channel(color.blue));
}

/* On dark ground. */
static struct pdf_color lighten(struct pdf_color color)
{
    static const double part = 0.62;
    return (struct pdf_color){
        color.red + (1 - color.red) * part,
        color.green + (1 - color.green) * part,
        color.blue + (1 - color.blue) * part,
    };
}

static void write_themes(const struct dossier *dossier, bool is_dark, struct buffer *out)
{
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        struct pdf_color color = pdf_design_theme_color(dossier->themes[i]);
        buffer_format(out, ".t%u{color:", (unsigned)dossier->themes[i]->entry.ordinal);
        write_color(is_dark ? lighten(color) : color, out);
        buffer_add(out, SLICE("}"));
    }
}

void html_style_write(const struct dossier *dossier, struct buffer *out)
{
    buffer_add(out, (struct slice){style, sizeof style - 1});
    write_themes(dossier, false, out);
    buffer_add(out, SLICE("\n@media screen and (prefers-color-scheme:dark){"));
    write_themes(dossier, true, out);
    buffer_add(out, SLICE("}\n"));
}
