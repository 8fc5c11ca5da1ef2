import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { identifyJob } from "../../../src/identification/files/identifyJob.ts";
import { probeJob } from "../../../src/intake/jobs/probeJob.ts";
import type { Refusal } from "../../../src/intake/scan/inspectedPath.ts";
import { packEntries } from "../../../src/intake/scan/packedEntries.ts";
import type { ScannedFolder } from "../../../src/intake/scan/readFolders.ts";
import { intakeTasks } from "../../../src/intake/tasks.ts";
import { recheckFailedFiles } from "../../../src/intake/watchedFolders/recheckFailedFiles.ts";
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

test("films of a drive that goes away while it is scanned are offline, not missing, and stay where they were", async () => {
  const library = createScannedLibrary(workers, readFileSync(await makeClip(join(temporaryFolder(), "clip.mp4"))));
  for (const [content, name] of ["a/1.mp4", "a/b/2.mp4", "a/c/3.mp4"].entries()) library.write(name, content + 1);
  await library.scan("a");
  library.decideAll();
  // Another drive has a copy of one of them.
  library.copy("a/b/2.mp4", "z/2.mp4");
  await library.scan("z");
  const before = library.rows();

  const goingAway: Workers["run"] = async (task, input, options) => {
    const output = await workers.run(task, input, options);
    if (task.id === intakeTasks.readFolders.id && existsSync(library.at("a"))) library.rename("a", "away");
    return output;
  };
  const outcome = await scanFolder(library.at("a"), { ...library.parts, workers: { ...workers, run: goingAway } });
  expect(outcome).toEqual({ kind: "offline" });
  expect(library.rows()).toEqual(before);
  expect(library.files.byPath(library.at("a/b/2.mp4"))?.state).toBe("offline");

  library.rename("away", "a");
  await library.scan("a");
  expect(library.files.byPath(library.at("a/b/2.mp4"))?.state).toBe("matched");
  library.close();
});

test("only new files and copies are announced as added: what is renamed, written to or back was there before", async () => {
  const library = createScannedLibrary(workers, readFileSync(await makeClip(join(temporaryFolder(), "clip.mp4"))));
  const announced: string[] = [];
  library.parts.events.subscribe(({ event }) => {
    if (event.type === "file.added" || event.type === "file.changed") announced.push(`${event.type} ${event.count}`);
  });
  const announcedBy = async (act: () => void): Promise<string[]> => {
    act();
    await library.scan("a");
    return announced.splice(0);
  };
  const write = () => {
    for (const [content, name] of ["a/1.mp4", "a/2.mp4", "a/3.mp4"].entries()) library.write(name, content + 1);
  };
  expect(await announcedBy(write)).toEqual(["file.added 3"]);
  expect(await announcedBy(() => library.copy("a/1.mp4", "a/copy.mp4"))).toEqual(["file.added 1"]);
  expect(await announcedBy(() => library.rename("a/2.mp4", "a/Renamed.mp4"))).toEqual(["file.changed 1"]);
  expect(await announcedBy(() => library.write("a/3.mp4", 9))).toEqual(["file.changed 1"]);
  library.rename("a", "away");
  await library.scan("a");
  announced.splice(0);
  expect(await announcedBy(() => library.rename("away", "a"))).toEqual(["file.changed 4"]);
  library.close();
});

test("a file whose identification is given up says why, and is read again later", async () => {
  const library = createScannedLibrary(workers, readFileSync(await makeClip(join(temporaryFolder(), "clip.mp4"))));
  const { store, files, events } = library.parts;
  const { onGivenUp } = identifyJob({ files, events } as never);
  for (const [content, name] of ["a/1.mp4", "a/2.mp4"].entries()) library.write(name, content + 1);
  await library.scan("a");
  const [identifying, matched] = library.rows().map(({ id }) => id);
  store.writeDurable(() => {
    files.setState(identifying!, "identifying");
    files.setState(matched!, "matched");
    for (const id of [identifying!, matched!])
      onGivenUp?.({ id: 1, kind: "identify", subject: "file", subjectId: id }, { code: "too_slow", fact: "8" });
  });
  expect([files.byId(identifying!)?.state, files.errorOf(identifying!)]).toEqual([
    "failed",
    { code: "too_slow", fact: "8" },
  ]);
  expect(files.failed().map(({ id }) => id)).toEqual([identifying]);
  expect(files.byId(matched!)?.state).toBe("matched");
  library.close();
});

test("a file whose reading is given up says why, instead of being read for ever", async () => {
  const library = createScannedLibrary(workers, readFileSync(await makeClip(join(temporaryFolder(), "clip.mp4"))));
  const { store, files } = library.parts;
  const fails = () => Promise.reject(new Error("nothing is read here"));
  const { onGivenUp } = probeJob({ ...library.parts, probe: fails, record: fails });
  const givenUp = (id: number) =>
    onGivenUp?.({ id: 1, kind: "probe", subject: "file", subjectId: id }, { code: "crashed_repeatedly", fact: "8" });
  for (const [content, name] of ["a/1.mp4", "a/2.mp4"].entries()) library.write(name, content + 1);
  await library.scan("a");
  const [reading, matched] = library.rows().map(({ id }) => id);
  store.writeDurable(() => {
    files.setState(reading!, "probing");
    files.setState(matched!, "matched");
    for (const id of [reading!, matched!]) givenUp(id);
  });
  expect([files.byId(reading!)?.state, files.errorOf(reading!)]).toEqual([
    "failed",
    { code: "crashed_repeatedly", fact: "8" },
  ]);
  expect(files.byId(matched!)?.state).toBe("matched");
  library.close();
});

test("failed files are read again when their reason may have passed: all by a new version, those of programs at a start", async () => {
  const library = createScannedLibrary(workers, readFileSync(await makeClip(join(temporaryFolder(), "clip.mp4"))));
  const { store, files } = library.parts;
  const ofContent = ["damaged", "truncated", "not_a_video", "crashed_repeatedly"];
  const codes = ["too_slow", "unreadable", "program_missing", "codec_unknown", "unexpected", ...ofContent];
  for (const [index, code] of codes.entries()) library.write(`a/${code}.mp4`, index + 1);
  await library.scan("a");
  const codeOf = new Map(codes.map((code) => [files.byPath(library.at(`a/${code}.mp4`))?.id ?? 0, code]));
  store.writeDurable(() => {
    for (const [id, code] of codeOf) files.setState(id, "failed", { code });
  });
  async function readAgain(isStart: boolean): Promise<(string | undefined)[]> {
    store.writeDurable(() => store.sql("DELETE FROM job").run());
    await recheckFailedFiles(library.parts, isStart, new AbortController().signal);
    const jobs = store.sql<{ file: number }>("SELECT subject_id AS file FROM job WHERE kind = 'probe' ORDER BY file");
    return jobs.all().map(({ file }) => codeOf.get(file));
  }
  expect((await readAgain(true)).toSorted()).toEqual(codes.toSorted());
  expect((await readAgain(true)).toSorted()).toEqual([
    "codec_unknown",
    "program_missing",
    "too_slow",
    "unexpected",
    "unreadable",
  ]);
  expect((await readAgain(false)).toSorted()).toEqual(["too_slow", "unreadable"]);
  library.close();
});
