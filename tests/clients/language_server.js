// Opens files of a dossier in the YAML language server, as an editor does. Each begins with a line
// that names its schema; the server must find nothing in them as they are, and something in each copy
// with a fault.
// usage: node language_server.js NODE-MODULES DOSSIER
"use strict";
const [, , modules, dossier] = process.argv;
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");

const faults = [
  [/^(\s*-? *\{?)(kind|color): .*/m, "$1$2: banana"],
  [/^(title|definition|bottom-line):/m, "$1x:"],
  [/^id: .*/m, "id: A B"],
];

const server = spawn("node", [modules + "/yaml-language-server/bin/yaml-language-server", "--stdio"],
  { stdio: ["pipe", "pipe", "inherit"] });
const waiting = new Map(); // by address, who waits for its diagnostics
const answers = new Map();
let received = Buffer.alloc(0);

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function take(message) {
  if (message.method === "textDocument/publishDiagnostics") waiting.get(message.params.uri)?.(message.params.diagnostics);
  else if (message.method === "workspace/configuration")
    send({ id: message.id, result: message.params.items.map(() => null) });
  else if (message.method && message.id !== undefined) send({ id: message.id, result: null });
  else answers.get(message.id)?.(message.result);
}

server.stdout.on("data", (bytes) => {
  received = Buffer.concat([received, bytes]);
  for (;;) {
    const end = received.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, end))[1]);
    if (received.length < end + 4 + length) return;
    const body = received.subarray(end + 4, end + 4 + length);
    received = received.subarray(end + 4 + length);
    take(JSON.parse(body));
  }
});

const ask = (id, method, params) => new Promise((resolve) => {
  answers.set(id, resolve);
  send({ id, method, params });
});

const open = (file, text) => new Promise((resolve) => {
  const uri = pathToFileURL(file).href;
  waiting.set(uri, resolve);
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
});

function filesOf(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const name = path.join(folder, item.name);
    return item.isDirectory() ? filesOf(name) : name.endsWith(".yaml") ? [name] : [];
  });
}

async function main() {
  let wrong = 0;
  let spoilt = 0;
  await ask(1, "initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  send({ method: "initialized", params: {} });
  for (const file of filesOf(path.resolve(dossier))) {
    const text = fs.readFileSync(file, "utf8");
    const found = await open(file, text);
    for (const diagnostic of found) console.log(`${file}: ${diagnostic.message}`);
    wrong += found.length;
    for (const [number, [from, to]] of faults.entries()) {
      const copy = text.replace(from, to);
      if (copy === text) continue;
      spoilt++;
      if ((await open(file.replace(/[.]yaml$/, `-${number}.yaml`), copy)).length) continue;
      console.log(`${file}: ${to} is let through`);
      wrong++;
    }
  }
  if (spoilt < 6) wrong++, console.log(`only ${spoilt} faults were tried`);
  server.kill();
  process.exit(wrong ? 1 : 0);
}

main();
