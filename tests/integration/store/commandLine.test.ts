import { execFile, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { mountAt } from "../../support/memoryDisk.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { addOwner, editDatabase, note, notesIn } from "./support/storeContents.ts";

const CLI = resolve(import.meta.dirname, "../../../src/cli/main.ts");

interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** The real command line over a library. */
function filmotheque(data: string, words: readonly string[], language = "en"): Promise<Said> {
  const { promise, resolve: done } = Promise.withResolvers<Said>();
  const environment = { ...process.env, FILMOTHEQUE_LANGUAGE: language, FILMOTHEQUE_PORT: "0" };
  execFile(process.execPath, [CLI, "--data", data, ...words], { env: environment }, (error, out, err) =>
    done({ status: error ? Number(error.code) : 0, out, err }),
  );
  return promise;
}

function aLibrary(): string {
  const folder = temporaryFolder("cli-library");
  const store = openStore(folder);
  addOwner(store);
  note(store, "everything");
  store.close();
  return folder;
}

test("a backup is written to a file of one's choice, and restored into an empty folder", async () => {
  const file = join(temporaryFolder("usb"), "Mes films.zip");
  const made = await filmotheque(aLibrary(), ["backup", file, "--json"]);
  expect(JSON.parse(made.out)).toMatchObject({
    file,
    isComplete: true,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const empty = join(temporaryFolder("empty"), "library");
  expect(await filmotheque(empty, ["restore", file])).toMatchObject({
    status: 0,
    out: expect.stringContaining("there was no database before"),
  });
  expect(notesIn(empty)).toEqual(["everything"]);
});

test("a failed restore is reported in the person's language, in one line, and nothing changes", async () => {
  const folder = aLibrary();
  const other = join(temporaryFolder("other"), "places.sqlite");
  editDatabase(other, (database) => database.exec("CREATE TABLE place (id INTEGER PRIMARY KEY)"));
  const refused = await filmotheque(folder, ["restore", other], "fr");
  expect(refused).toMatchObject({ status: 1, out: "" });
  expect(refused.err.trim()).toMatch(/^.*n’est pas une sauvegarde de Filmothèque\. Rien n’a été modifié\.$/);
  const missing = await filmotheque(folder, ["restore", `${other}.zip`]);
  expect(missing).toMatchObject({ status: 1, err: expect.stringContaining("There is no backup at") });
  const aFolder = await filmotheque(folder, ["restore", temporaryFolder("unpacked")]);
  expect(aFolder).toMatchObject({ status: 1, err: expect.stringContaining("There is no backup at") });
  expect(notesIn(folder)).toEqual(["everything"]);
});

test("a lost library is reported with its newest backup and both options, without a set-up page", async () => {
  const folder = aLibrary();
  await filmotheque(folder, ["backup"]);
  rmSync(join(folder, "library.db"));
  for (const _start of [1, 2]) {
    const { status, err } = await filmotheque(folder, ["serve"]);
    expect(status).toBe(1);
    expect(err).toMatch(/its database is gone.*filmotheque restore ".*\.zip".*filmotheque start-new/s);
  }
  expect((await filmotheque(folder, ["doctor", "--json"])).out).toContain("held a library");
  expect(existsSync(join(folder, "library.db"))).toBe(false);
});

test("a backup is made of a library whose restore was killed, and says what became of one that is lost", async () => {
  const folder = aLibrary();
  const file = join(temporaryFolder("usb"), "backup.zip");
  await filmotheque(folder, ["backup", file]);
  const killed = join(temporaryFolder("killed"), "library");
  mkdirSync(killed, { recursive: true });
  // Decided, and nothing moved into its place yet.
  const plan = { files: [], replacedAt: "2026-11-26T14-03-00.123", libraryId: null, hasAccounts: true };
  mkdirSync(join(killed, "restore"));
  copyFileSync(join(folder, "library.db"), join(killed, "restore", "library.db"));
  writeFileSync(join(killed, "restore", "plan.json"), JSON.stringify(plan));
  expect(await filmotheque(killed, ["backup"])).toMatchObject({ status: 0 });
  expect(notesIn(killed)).toEqual(["everything"]);

  rmSync(join(killed, "library.db"));
  const lost = await filmotheque(killed, ["backup"]);
  expect(lost).toMatchObject({ status: 1, err: expect.stringContaining("its database is gone") });
  const nothing = temporaryFolder("nothing");
  expect(await filmotheque(nothing, ["backup"])).toMatchObject({
    status: 1,
    err: expect.stringContaining("no library"),
  });
  expect(readdirSync(nothing)).toEqual([]);
});

test("a command creates a new library where the old one is lost, and never where it exists", async () => {
  const folder = aLibrary();
  expect(await filmotheque(folder, ["start-new"])).toMatchObject({
    status: 0,
    out: expect.stringContaining("Nothing was changed"),
  });
  expect(notesIn(folder)).toEqual(["everything"]);
  writeFileSync(join(folder, "library.db"), "");
  const begun = await filmotheque(folder, ["start-new", "--json"]);
  expect(JSON.parse(begun.out)).toEqual({ begun: true, kept: expect.stringContaining("library.db.replaced-") });
  expect(notesIn(folder)).toEqual([]);
});

/** Root may write even where a folder's permissions forbid it, but not to a disk that was mounted read-only. */
function aReadOnlyFolder(): { folder: string; remove(): void } | null {
  const folder = temporaryFolder("read-only");
  chmodSync(folder, 0o500);
  if (!canWrite(folder)) return { folder, remove: () => chmodSync(folder, 0o700) };
  mountAt(folder, "ro");
  const remove = () => void spawnSync("umount", ["--lazy", folder]);
  return canWrite(folder) ? null : { folder, remove };
}

function canWrite(folder: string): boolean {
  try {
    writeFileSync(join(folder, "probe"), "");
    rmSync(join(folder, "probe"));
    return true;
  } catch {
    return false;
  }
}

const readOnly = aReadOnlyFolder();
afterAll(() => readOnly?.remove());

test.skipIf(!readOnly)("a place that takes no backup is named, and not the library's own", async () => {
  const library = aLibrary();
  const { status, err } = await filmotheque(library, ["backup", join(readOnly!.folder, "backup.zip")]);
  expect(status).toBe(1);
  expect(err).toContain(`Couldn’t write the backup to ${readOnly!.folder}: `);
  expect(err).toMatch(/read-only disk|no permission/);
  expect(err).not.toContain(library);
  expect(readdirSync(join(library, "backups"))).toEqual([]);
});
