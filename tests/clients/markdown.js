// The text of a Markdown file as CommonMark's own parser reads it. Prints it; fails on raw HTML.
// usage: node markdown.js NODE-MODULES FILE
"use strict";
const [, , modules, file] = process.argv;
const { Parser } = require(modules + "/commonmark");
const walker = new Parser().parse(require("fs").readFileSync(file, "utf8")).walker();
let text = "";
for (let event = walker.next(); event; event = walker.next()) {
  const node = event.node;
  if (/^html/.test(node.type) || node.type === "code" || node.type === "code_block") {
    console.error(`${file}: ${node.type}: ${node.literal}`);
    process.exitCode = 1;
  }
  if (event.entering && node.literal) text += node.literal;
  if (!event.entering && ["paragraph", "heading"].includes(node.type)) text += "\n";
}
console.log(text);
