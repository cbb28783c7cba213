// Holds CSL-JSON against a schema and hands it to citeproc-js, in three styles.
// usage: node csl.js NODE-MODULES SCHEMA FILE
"use strict";
const [, , modules, schemaFile, file] = process.argv;
const fs = require("fs");
const Ajv = require(modules + "/ajv").default;
const CSL = require(modules + "/citeproc");
const library = modules + "/@citation-js/plugin-csl/lib/";
const styles = require(library + "styles.json");
const locales = require(library + "locales.json");

const items = JSON.parse(fs.readFileSync(file));
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(fs.readFileSync(schemaFile)));
if (!validate(items)) {
  for (const fault of validate.errors) console.log(fault.instancePath, fault.message);
  process.exit(1);
}

const byId = Object.fromEntries(items.map((item) => [item.id, item]));
for (const style of ["apa", "harvard1", "vancouver"]) {
  const engine = new CSL.Engine(
    { retrieveLocale: () => locales["en-US"], retrieveItem: (id) => byId[id] }, styles[style]);
  engine.setOutputFormat("text");
  engine.updateItems(Object.keys(byId));
  const entries = engine.makeBibliography()[1];
  const words = entries.join("\n");
  if (entries.length !== items.length) throw new Error(`${style}: ${entries.length} entries`);
  if (/undefined|CSL STYLE ERROR|\[object/.test(words)) throw new Error(`${style}: ${words}`);
  for (const item of items)
    if (item.annote && words.includes(item.annote)) throw new Error(`${style} prints an annotation`);
}
