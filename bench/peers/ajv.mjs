// Filter lines of JSON with ajv: one compiled schema a level, what is not declared or not kept removed, two HMACs.
// SCHEMAS SITES IN OUT: schemas by level, and the level of each site. What is invalid is counted and left out.
import { createHmac } from "node:crypto";
import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const require = createRequire(process.argv[6]);
const { default: Ajv } = require("ajv/dist/2020.js");
const [, , schemas, sites, input, output] = process.argv;
const ajv = new Ajv({ removeAdditional: true, strict: false, validateFormats: false });
const validators = {};
for (const [level, schema] of Object.entries(JSON.parse(readFileSync(schemas)))) validators[level] = ajv.compile(schema);
const levels = new Map(Object.entries(JSON.parse(readFileSync(sites))));
const key = Buffer.alloc(32, 7);
const hashed = (value) => createHmac("sha256", key).update(value).digest("base64url").slice(0, 22);

const out = createWriteStream(output);
let invalid = 0;
for await (const line of createInterface({ input: createReadStream(input), crlfDelay: Infinity })) {
  let ping;
  try {
    ping = JSON.parse(line);
  } catch {
    invalid++;
    continue;
  }
  const level = levels.get(ping.site) ?? "none";
  if (level === "none") continue;
  if (!validators[level](ping)) {
    invalid++;
    continue;
  }
  ping.admin = hashed(ping.admin);
  ping.cluster = hashed(ping.cluster);
  if (!out.write(JSON.stringify(ping) + "\n")) await new Promise((resume) => out.once("drain", resume));
}
out.end();
await new Promise((resume) => out.once("finish", resume));
