import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFolder } from "../../../src/intake/fileAccess/openFolder.ts";
import { openFileHandle, openForReading } from "../../../src/intake/fileAccess/openForReading.ts";
import {
  ENTER_FOLDER,
  LinkInPath,
  openWithoutLinks,
  openWithoutLinksSync,
  READ_FILE,
} from "../../../src/intake/fileAccess/openWithoutLinks.ts";
import { hashFile } from "../../../src/intake/fingerprint/hashFile.ts";
import { probeFiles } from "../../../src/intake/probe/probeFiles.ts";
import { inspectPaths } from "../../../src/intake/scan/inspectPaths.ts";
import { listSidecarFiles } from "../../../src/intake/sidecarFiles/listSidecarFiles.ts";
import { readSmallFile } from "../../../src/intake/sidecarFiles/readSmallFile.ts";
import { deleteFile } from "../../../src/intake/uploads/createdFiles.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const FOLDER = "0123456789abcdef";

/** `inside/<folder>/film.mkv`, and `outside` with the same names and other content. */
function twoFolders() {
  const top = temporaryFolder("links");
  const [inside, outside] = [join(top, "inside", FOLDER), join(top, "outside")];
  for (const [folder, content] of [
    [inside, "inside"],
    [outside, "outside"],
  ] as const) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "film.mkv"), content);
    writeFileSync(join(folder, "film.nfo"), content);
  }
  const swapped = () => {
    renameSync(inside, `${inside}-away`);
    symlinkSync(outside, inside);
  };
  return { top, inside, outside, path: join(inside, "film.mkv"), swapped };
}

test("every function that reads a film's folder refuses one that was replaced by a link", async () => {
  const { inside, path, swapped } = twoFolders();
  const progress = new Int32Array(new SharedArrayBuffer(4));
  expect(listSidecarFiles({ folder: inside }).nfos).toHaveLength(1);
  expect(await hashFile({ path })).toHaveLength(64);
  swapped();
  expect(() => openForReading(path)).toThrow(LinkInPath);
  await expect(openFileHandle(path, [])).rejects.toThrow(LinkInPath);
  await expect(openFolder(inside)).rejects.toThrow(LinkInPath);
  await expect(hashFile({ path })).rejects.toThrow(LinkInPath);
  expect(await probeFiles({ paths: [path], progress })).toMatchObject([{ kind: "refused" }]);
  expect(readSmallFile({ path, maxBytes: 100 })).toEqual({ kind: "refused", code: "unreadable" });
  expect(listSidecarFiles({ folder: inside })).toMatchObject({ videos: [], nfos: [] });
  // Only the folder of a recorded file may be read.
  expect(inspectPaths({ paths: [path], allowedRoots: [inside] })).toMatchObject([{ code: "outside_allowed_roots" }]);
});

test("a link into a folder that the user added is followed, one into any other is not", () => {
  const { path, outside, swapped, top } = twoFolders();
  swapped();
  using file = openForReading(path, [outside]);
  expect(file.readAt(0, 7).toString()).toBe("outside");
  expect(() => openForReading(path, [join(top, "elsewhere"), `${outside}-not`])).toThrow(LinkInPath);
});

test("writing and removing in an opened folder stays there, wherever its path leads meanwhile", async () => {
  const { inside, outside, path, swapped } = twoFolders();
  const before = readdirSync(outside);
  await using folder = await openFolder(inside);
  swapped();
  await using file = await folder.create("new.nfo", 0o644);
  await file.writeFile("text");
  await folder.rename("new.nfo", "film.nfo");
  await folder.remove("film.mkv");
  expect(readdirSync(outside)).toEqual(before);
  expect(readFileSync(join(outside, "film.nfo"), "utf8")).toBe("outside");
  expect(readdirSync(`${inside}-away`)).toEqual(["film.nfo"]);
  await expect(deleteFile(path, [])).rejects.toThrow(LinkInPath);
  expect(existsSync(join(outside, "film.mkv"))).toBe(true);
});

test("names in an opened folder cannot lead out of it", async () => {
  const { inside, outside, top } = twoFolders();
  await using folder = await openFolder(inside);
  expect(await folder.has("../../outside/film.mkv")).toBe(true); // the folder's own film.mkv
  await folder.remove("../../outside/film.mkv");
  expect(existsSync(join(outside, "film.mkv"))).toBe(true);
  symlinkSync(outside, join(inside, "link"));
  await expect(folder.create("link", 0o644)).rejects.toThrow("EEXIST");
  expect(existsSync(join(top, "inside", FOLDER))).toBe(true);
});

test.for([true, false])("a link anywhere in the path is refused (opened folder by folder: %s)", async (walk) => {
  const { top, inside, path } = twoFolders();
  const linked = join(top, "linked");
  symlinkSync(join(top, "inside"), linked);
  symlinkSync(path, join(top, "film.mkv"));
  for (const refused of [join(linked, FOLDER, "film.mkv"), join(top, "film.mkv")]) {
    expect(() => openWithoutLinksSync(refused, READ_FILE, walk)).toThrow();
    await expect(openWithoutLinks(refused, READ_FILE, walk)).rejects.toThrow();
  }
  await using file = await openWithoutLinks(path, READ_FILE, walk);
  expect(await file.readFile("utf8")).toBe("inside");
  await using folder = await openWithoutLinks(inside, ENTER_FOLDER, walk);
  expect((await folder.stat()).isDirectory()).toBe(true);
});

test("a folder that is swapped repeatedly while it is opened never leads outside", async () => {
  const { inside, outside, path } = twoFolders();
  // Another process, as in an attack, swaps the folder with a link to the other one in a loop.
  const script = `
    const { renameSync, symlinkSync, unlinkSync } = require("node:fs");
    const [inside, outside] = process.argv.slice(1);
    console.log("ready");
    for (;;) {
      renameSync(inside, inside + "-away");
      symlinkSync(outside, inside);
      unlinkSync(inside);
      renameSync(inside + "-away", inside);
    }`;
  const attacker = spawn(process.execPath, ["-e", script, inside, outside], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    await once(attacker.stdout, "data");
    const seen = new Set<string>();
    for (let tries = 0; tries < 3_000; tries += 1) {
      seen.add(contentOf(path));
      if (tries % 10 === 0) seen.add(await contentOfHandle(path));
    }
    expect(seen).not.toContain("outside");
  } finally {
    attacker.kill("SIGKILL");
    await once(attacker, "close");
  }
});

function contentOf(path: string): string {
  try {
    using file = openForReading(path);
    return file.readAt(0, 7).toString();
  } catch {
    return "refused";
  }
}

async function contentOfHandle(path: string): Promise<string> {
  try {
    await using handle = (await openFileHandle(path, [])).handle;
    return await handle.readFile("utf8");
  } catch {
    return "refused";
  }
}
