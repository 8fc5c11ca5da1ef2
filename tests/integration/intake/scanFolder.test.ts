import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Refusal } from "../../../src/intake/scan/inspectedPath.ts";
import { packEntries } from "../../../src/intake/scan/packedEntries.ts";
import type { ScannedFolder } from "../../../src/intake/scan/readFolders.ts";
import { intakeTasks } from "../../../src/intake/tasks.ts";
import { scanFolder } from "../../../src/intake/watchedFolders/scanFolder.ts";
import type { RunOptions, Task, Workers } from "../../../src/workers/index.ts";
import { makeClip } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";
import { createScannedLibrary } from "./scannedLibrary.ts";

const workers = temporaryWorkers();

/** As a folder on a failing disk is listed, or one that has become unreadable. */
function withUnreadable(folder: string): Workers {
  const run: Workers["run"] = async <I, O>(task: Task<I, O>, input: I, options?: RunOptions): Promise<O> => {
    const output = await workers.run(task, input, options);
    if (task.id !== intakeTasks.readFolders.id) return output;
    // The task's id says what came out.
    return (output as ScannedFolder[]).map((listing): ScannedFolder => {
      if (listing.path !== folder) return listing;
      const refused: Refusal[] = [{ kind: "refused", path: folder, code: "unreadable", fact: "EIO", ageMs: null }];
      return { ...listing, identity: null, entries: packEntries([]), folders: [], refused, seen: 1, ignored: 0 };
    }) as O;
  };
  return { ...workers, run };
}

test("films below a folder that cannot be read are offline, not missing, and come back with it", async () => {
  const library = createScannedLibrary(workers, readFileSync(await makeClip(join(temporaryFolder(), "clip.mp4"))));
  for (const [content, name] of ["a/1.mp4", "a/b/2.mp4", "a/b/c/3.mp4", "a/4.mp4"].entries())
    library.write(name, content + 1);
  await library.scan("a");
  library.decideAll();
  library.remove("a/4.mp4");
  const at = (name: string) => library.files.byPath(library.at(name));

  await scanFolder(library.at("a"), { ...library.parts, workers: withUnreadable(library.at("a/b")) });
  expect(["a/1.mp4", "a/b/2.mp4", "a/b/c/3.mp4", "a/4.mp4"].map((name) => at(name)?.state)).toEqual([
    "matched",
    "offline",
    "offline",
    "missing",
  ]);
  expect(at("a/b/2.mp4")?.missingSince).toBeNull();

  await library.scan("a");
  expect(["a/b/2.mp4", "a/b/c/3.mp4"].map((name) => at(name)?.state)).not.toContain("offline");
  expect(at("a/b/2.mp4")?.film).not.toBeNull();
  library.close();
});
