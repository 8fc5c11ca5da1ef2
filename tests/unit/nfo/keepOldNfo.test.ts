import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { openFolder } from "../../../src/intake/fileAccess/openFolder.ts";
import type { UserFiles } from "../../../src/intake/index.ts";
import { writeTextAtomically } from "../../../src/nfoExport/nfoFile.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const OLD = "<movie><title>Heat</title></movie>";

/** Its first copy of an old file is cut off in the middle, as by a disk that is full. */
function nearlyFullDisk(): Pick<UserFiles, "openFolder"> {
  let isFull = true;
  return {
    async openFolder(path) {
      const folder = await openFolder(path);
      return {
        ...folder,
        async create(name, mode) {
          const handle = await folder.create(name, mode);
          if (!isFull || !name.includes(".bak")) return handle;
          isFull = false;
          await handle.writeFile(OLD.slice(0, 10));
          const cutOff = new Writable({
            write: (_chunk, _encoding, done) => done(Object.assign(new Error("no space left"), { code: "ENOSPC" })),
          });
          return Object.assign(handle, { createWriteStream: () => cutOff });
        },
      };
    },
  };
}

test("a copy of another program's NFO that is cut off is not taken for the one that is kept", async () => {
  const folder = temporaryFolder();
  const nfo = join(folder, "Heat.nfo");
  writeFileSync(nfo, OLD);
  const disk = nearlyFullDisk();
  await expect(writeTextAtomically(nfo, "new", true, disk)).rejects.toThrow("no space left");
  expect([readdirSync(folder), readFileSync(nfo, "utf8")]).toEqual([["Heat.nfo"], OLD]);

  await writeTextAtomically(nfo, "new", true, disk);
  expect(readdirSync(folder).toSorted()).toEqual(["Heat.nfo", "Heat.nfo.bak"]);
  expect([readFileSync(nfo, "utf8"), readFileSync(`${nfo}.bak`, "utf8")]).toEqual(["new", OLD]);
});
