// Holds the files of dossiers against the JSON Schema of `export schema` by ajv, and writes each of
// them, and faulty copies, as JSON for other validators: NAME.good.json and NAME.bad.json.
// usage: node schema.js NODE-MODULES SCHEMA OUT-FOLDER DOSSIER...
"use strict";
const [, , modules, schemaFile, out, ...dossiers] = process.argv;
const fs = require("fs");
const path = require("path");
const yaml = require(modules + "/js-yaml");
const Ajv = require(modules + "/ajv").default;
const validate = new Ajv({ allErrors: true, strict: false })
  .compile(JSON.parse(fs.readFileSync(schemaFile)));

function filesOf(dossier) {
  const folders = ["content", "content/briefs", "themes"].map((name) => path.join(dossier, name));
  return folders.filter((folder) => fs.existsSync(folder)).flatMap((folder) =>
    fs.readdirSync(folder).filter((name) => name.endsWith(".yaml"))
      .map((name) => path.join(folder, name)));
}

// Each makes one thing wrong in a copy, and answers whether there was something to spoil.
const faults = {
  "a wrong type": (file) => file["key-points"] && ((file["key-points"][0].paragraphs = "x"), true),
  "a word that is none": (file) => file["key-points"] && ((file["key-points"][0].kind = "banana"), true),
  "a missing field": (file) => file.source && (delete file.source.title, true),
  "an id with blanks": (file) => file.source && ((file.id = "A B"), true),
  "a theme without a name": (file) => file.definition && (delete file.name, true),
  "an actor of no kind": (file) => Array.isArray(file) && file[0].kind && ((file[0].kind = 3), true),
};

let wrong = 0;
function say(words) {
  console.log(words);
  wrong++;
}
let written = 0;
const spoilt = new Set();
for (const dossier of dossiers)
  for (const name of filesOf(dossier)) {
    const file = yaml.load(fs.readFileSync(name, "utf8"), { schema: yaml.CORE_SCHEMA });
    fs.writeFileSync(`${out}/${written++}.good.json`, JSON.stringify(file));
    if (!validate(file)) say(`${name}: ${JSON.stringify(validate.errors[0])}`);
    for (const [fault, spoil] of Object.entries(faults)) {
      const copy = structuredClone(file);
      if (!spoil(copy)) continue;
      spoilt.add(fault);
      fs.writeFileSync(`${out}/${written++}.bad.json`, JSON.stringify(copy));
      if (validate(copy)) say(`${name}: ${fault} is let through`);
    }
  }
for (const fault of Object.keys(faults)) if (!spoilt.has(fault)) say(`nothing had ${fault}`);
process.exitCode = wrong ? 1 : 0;
