import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { markMissingJob } from "../../../src/intake/jobs/markMissingJob.ts";
import { makeClip } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";
import { createScannedLibrary, type ScannedLibrary } from "./scannedLibrary.ts";

const workers = temporaryWorkers();
const mounted: string[] = [];
let library: ScannedLibrary | undefined;

afterEach(() => {
  for (const folder of mounted.splice(0)) spawnSync("umount", ["--lazy", folder]);
  library?.close();
});

/** A simulated drive: a folder elsewhere that is mounted at the library's folder. */
function plugIn(drive: string, at: string): void {
  mkdirSync(at, { recursive: true });
  execFileSync("mount", ["--bind", drive, at]);
  mounted.push(at);
}

function unplug(at: string): void {
  execFileSync("umount", [at]);
  mounted.splice(mounted.indexOf(at), 1);
}

const canMount = (() => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  if (spawnSync("mount", ["--bind", from, to]).status !== 0) return false;
  spawnSync("umount", [to]);
  return true;
})();

async function newLibrary(): Promise<ScannedLibrary> {
  const clip = await makeClip(join(temporaryFolder(), "clip.mp4"));
  library = createScannedLibrary(workers, readFileSync(clip));
  return library;
}

function statesOf({ files, at }: ScannedLibrary, ...names: string[]): (string | undefined)[] {
  return names.map((name) => files.byPath(at(name))?.state);
}

test.each([
  ["nothing", []],
  ["a mark", ["NOT_MOUNTED"]],
  ["a text and what every system leaves", ["README.txt", ".DS_Store", "lost+found/", "System Volume Information/"]],
  ["a recycle bin", ["$RECYCLE.BIN/"]],
] as const)("a folder that holds only %s where films were is offline, and they come back with it", async (_, left) => {
  const films = await newLibrary();
  films.write("drive/1.mp4", 1);
  films.write("drive/a/2.mp4", 2);
  await films.scan("drive");
  films.decideAll();
  rmSync(films.at("drive"), { recursive: true });
  mkdirSync(films.at("drive"));
  for (const name of left)
    if (name.endsWith("/")) mkdirSync(films.at(`drive/${name}`));
    else writeFileSync(films.at(`drive/${name}`), "");

  expect(await films.scan("drive")).toEqual({ kind: "offline" });
  expect(statesOf(films, "drive/1.mp4", "drive/a/2.mp4")).toEqual(["offline", "offline"]);
  films.write("drive/1.mp4", 1);
  films.write("drive/a/2.mp4", 2);
  expect(await films.scan("drive")).toMatchObject({ kind: "scanned" });
  expect(statesOf(films, "drive/1.mp4", "drive/a/2.mp4")).not.toContain("offline");
});

test("a folder in which other folders or subtitles are left is no empty mount point", async () => {
  const films = await newLibrary();
  films.write("drive/a/1.mp4", 1);
  await films.scan("drive");
  rmSync(films.at("drive/a/1.mp4"));
  expect(await films.scan("drive")).toMatchObject({ kind: "scanned" });
  expect(statesOf(films, "drive/a/1.mp4")).toEqual(["missing"]);
});

test.skipIf(!canMount)("a folder that is no longer the mounted drive is offline, whatever lies there", async () => {
  const films = await newLibrary();
  const drive = temporaryFolder("drive");
  plugIn(drive, films.at("films"));
  films.write("films/1.mp4", 1);
  await films.scan("films");
  films.decideAll();

  unplug(films.at("films"));
  films.write("films/local/9.mp4", 9);
  for (const _ of ["once", "again", "a third time"]) {
    expect(await films.scan("films")).toEqual({ kind: "offline" });
    expect(statesOf(films, "films/1.mp4")).toEqual(["offline"]);
  }

  plugIn(drive, films.at("films"));
  expect(await films.scan("films")).toMatchObject({ kind: "scanned" });
  expect(statesOf(films, "films/1.mp4")).not.toContain("offline");
  expect(films.files.byPath(films.at("films/1.mp4"))?.film).not.toBeNull();
});

test.skipIf(!canMount)("another drive at the same place leaves the films of the first one offline", async () => {
  const films = await newLibrary();
  plugIn(temporaryFolder("first"), films.at("films"));
  films.write("films/1.mp4", 1);
  await films.scan("films");
  unplug(films.at("films"));
  plugIn(temporaryFolder("second"), films.at("films"));
  films.write("films/2.mp4", 2);
  for (const _ of ["once", "again", "a third time"]) {
    expect(await films.scan("films")).toEqual({ kind: "offline" });
    expect(statesOf(films, "films/1.mp4")).toEqual(["offline"]);
  }
});

test.skipIf(!canMount)("of two drives of one place that were both unplugged, one may come back alone", async () => {
  const films = await newLibrary();
  const [first, second] = [temporaryFolder("first"), temporaryFolder("second")];
  films.write("films/local.mp4", 9);
  plugIn(first, films.at("films/usb"));
  films.write("films/usb/1.mp4", 1);
  await films.scan("films");
  unplug(films.at("films/usb"));
  plugIn(second, films.at("films/usb"));
  films.write("films/usb/2.mp4", 2);
  await films.scan("films");
  unplug(films.at("films/usb"));
  await films.scan("films");
  expect(statesOf(films, "films/usb/1.mp4", "films/usb/2.mp4")).toEqual(["offline", "offline"]);

  plugIn(first, films.at("films/usb"));
  for (const _ of ["once", "again"]) {
    await films.scan("films");
    expect(statesOf(films, "films/usb/1.mp4", "films/usb/2.mp4")).toEqual(["queued", "offline"]);
  }
});

test.skipIf(!canMount)("a drive below the watched folder that is away takes only its own films with it", async () => {
  const films = await newLibrary();
  const drive = temporaryFolder("drive");
  plugIn(drive, films.at("films/usb"));
  films.write("films/usb/a/1.mp4", 1);
  films.write("films/2.mp4", 2);
  films.write("films/3.mp4", 3);
  await films.scan("films");

  unplug(films.at("films/usb"));
  films.remove("films/2.mp4");
  for (const _ of ["once", "again"]) {
    await films.scan("films");
    expect(statesOf(films, "films/usb/a/1.mp4", "films/2.mp4")).toEqual(["offline", "missing"]);
  }
  plugIn(drive, films.at("films/usb"));
  await films.scan("films");
  expect(statesOf(films, "films/usb/a/1.mp4")).not.toContain("offline");
  films.remove("films/usb/a/1.mp4");
  await films.scan("films");
  expect(statesOf(films, "films/usb/a/1.mp4")).toEqual(["missing"]);
});

test.skipIf(!canMount)(
  "two drives that take turns at one place keep the films of the absent one, however often it is scanned",
  async () => {
    const films = await newLibrary();
    const [first, second] = [temporaryFolder("first"), temporaryFolder("second")];
    films.write("films/local.mp4", 9);
    plugIn(first, films.at("films/usb"));
    films.write("films/usb/1.mp4", 1);
    await films.scan("films");
    unplug(films.at("films/usb"));
    plugIn(second, films.at("films/usb"));
    films.write("films/usb/2.mp4", 2);
    films.write("films/usb/3.mp4", 3);
    for (const _ of ["once", "again", "a third time"]) {
      await films.scan("films");
      expect(statesOf(films, "films/usb/1.mp4", "films/usb/2.mp4")).toEqual(["offline", "queued"]);
    }
    films.remove("films/usb/3.mp4");
    await films.scan("films");
    expect(statesOf(films, "films/usb/1.mp4", "films/usb/3.mp4")).toEqual(["offline", "missing"]);

    unplug(films.at("films/usb"));
    plugIn(first, films.at("films/usb"));
    for (const _ of ["once", "again"]) {
      await films.scan("films");
      expect(statesOf(films, "films/usb/1.mp4", "films/usb/2.mp4")).toEqual(["queued", "offline"]);
    }
  },
);

test.skipIf(!canMount)("a drive whose films were copied into its folder is no longer needed", async () => {
  const films = await newLibrary();
  plugIn(temporaryFolder("drive"), films.at("films"));
  films.write("films/1.mp4", 1);
  films.write("films/2.mp4", 2);
  await films.scan("films");
  unplug(films.at("films"));
  films.write("films/1.mp4", 1);
  expect(await films.scan("films")).toMatchObject({ kind: "scanned" });
  expect(statesOf(films, "films/2.mp4")).toEqual(["missing"]);
});

test.skipIf(!canMount)("a watch that reports files of an unplugged drive as gone makes them offline", async () => {
  const films = await newLibrary();
  plugIn(temporaryFolder("drive"), films.at("films/usb"));
  films.write("films/usb/1.mp4", 1);
  films.write("films/2.mp4", 2);
  await films.scan("films");
  unplug(films.at("films/usb"));
  films.remove("films/2.mp4");
  const ids = ["films/usb/1.mp4", "films/2.mp4"].map((name) => films.files.byPath(films.at(name))?.id ?? 0);
  const { store } = films.parts;
  store.writeDurable(() => {
    for (const id of ids) films.files.markMissing(id, 1);
  });
  let checks = 0;
  const drives = {
    awayCheck: () => {
      checks += 1;
      return films.parts.drives.awayCheck();
    },
  };
  const job = markMissingJob({ ...films.parts, drives });
  const jobs = ids.map((subjectId) => ({ subjectId }));
  // Only the subject of each job is used.
  const outcomes = await job.run(jobs as never, { signal: new AbortController().signal } as never);
  store.writeDurable(() => {
    for (const outcome of outcomes) if ("apply" in outcome) (outcome.apply as (() => void) | undefined)?.();
  });
  expect(statesOf(films, "films/usb/1.mp4", "films/2.mp4")).toEqual(["offline", "missing"]);
  // The mounts are read once for all files.
  expect(checks).toBe(1);
});
