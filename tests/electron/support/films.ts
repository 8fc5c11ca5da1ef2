import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeClip } from "../../fixtures/clips.ts";

/** Real clips with different content: one is encoded, and each gets its own name in a `free` box. @returns their paths */
export async function makeFilms(folder: string, names: readonly string[]): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const encoded = join(folder, ".clip");
  await makeClip(encoded, { container: "mp4" });
  const clip = readFileSync(encoded);
  rmSync(encoded);
  return names.map((name) => {
    const path = join(folder, name);
    writeFileSync(path, Buffer.concat([clip, freeBox(name)]));
    return path;
  });
}

/** ISO/IEC 14496-12: content that readers skip. */
function freeBox(text: string): Buffer {
  const content = Buffer.from(text);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + content.length, 0);
  head.write("free", 4, "latin1");
  return Buffer.concat([head, content]);
}
