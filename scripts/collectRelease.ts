import "../src/server/requireNode.ts";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parse, stringify } from "yaml";
import { z } from "zod";

/**
 * `node scripts/collectRelease.ts FROM TO`: puts the packages of all machines into one folder, with their checksums.
 * Both kinds of Mac describe their own files in `latest-mac.yml`; the updater needs one that names them all.
 */
const description = z.looseObject({ version: z.string(), files: z.array(z.looseObject({ url: z.string() })) });

export async function collectRelease(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  for (const machine of readdirSync(from).sort())
    for (const name of readdirSync(join(from, machine))) take(join(from, machine, name), join(to, name));
  const names = readdirSync(to).sort();
  const lines = await Promise.all(names.map(async (name) => `${await sha256Of(join(to, name))}  ${name}\n`));
  writeFileSync(join(to, "SHA256SUMS"), lines.join(""));
}

function take(source: string, target: string): void {
  if (!existsSync(target)) {
    copyFileSync(source, target);
    return;
  }
  if (!target.endsWith(".yml")) throw new Error(`two machines made ${target}`);
  const [first, second] = [read(target), read(source)];
  if (first.version !== second.version)
    throw new Error(`${target}: ${first.version} and ${second.version} do not go together`);
  writeFileSync(target, stringify({ ...first, files: [...first.files, ...second.files] }));
}

function read(file: string): z.infer<typeof description> {
  return description.parse(parse(readFileSync(file, "utf8")));
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

const [from, to] = process.argv.slice(2);
if (process.argv[1] === import.meta.filename) {
  if (!from || !to) throw new Error("usage: node scripts/collectRelease.ts FROM TO");
  await collectRelease(from, to);
}
