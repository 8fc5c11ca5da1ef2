import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeClip } from "../../fixtures/clips.ts";

/** Real clips with different content, one for each name: one is encoded, the others get a `free` box of their own. */
export async function makeFilms(folder: string, names: readonly string[]): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const [first, ...others] = names.map((name) => join(folder, name));
  if (!first) return [];
  await makeClip(first, { container: "mp4" });
  const clip = readFileSync(first);
  others.forEach((path, index) => {
    writeFileSync(path, Buffer.concat([clip, freeBox(index + 1)]));
  });
  return [first, ...others];
}

/** ISO/IEC 14496-12: content that readers skip. */
function freeBox(number: number): Buffer {
  const box = Buffer.alloc(12);
  box.writeUInt32BE(box.length, 0);
  box.write("free", 4, "latin1");
  box.writeUInt32BE(number, 8);
  return box;
}
