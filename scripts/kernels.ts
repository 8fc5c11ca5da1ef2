import "../src/server/requireNode.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import wabt from "wabt";

/** `node scripts/kernels.ts`: assembles the recommendation's kernels into the text that carries them. */
const FOLDER = resolve(import.meta.dirname, "../src/recommendation/models/kernels");

export const KERNELS = ["svdEpoch", "gramPerson"];

export async function assembled(name: string): Promise<string> {
  const tool = await wabt();
  const module = tool.parseWat(name, readFileSync(join(FOLDER, `${name}.wat`), "utf8"), { simd: true });
  module.validate();
  return Buffer.from(module.toBinary({}).buffer).toString("base64");
}

if (process.argv[1] === import.meta.filename) {
  for (const name of KERNELS) {
    const file = join(FOLDER, `${name}.ts`);
    const text = await assembled(name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/"[A-Za-z0-9+/=]{100,}"/, `"${text}"`));
  }
}
