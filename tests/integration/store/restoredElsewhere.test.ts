import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openArchive } from "../../../src/store/backup/archive.ts";
import { restoreLibrary } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { OWNER, type Program, startLoggedInProgram, TMDB_KEY } from "../wholeProgram/program.ts";
import { programAt } from "./support/programAt.ts";
import { filesBelow, isStray } from "./support/storeContents.ts";

const SRT = "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n";

/** A library with a poster, a subtitle and an upload that a person contributed, and a key that they entered. */
async function aContributedLibrary(): Promise<Program> {
  const program = await startLoggedInProgram({ key: null });
  expect((await program.ask("/api/settings", "PUT", { tmdbKey: TMDB_KEY })).status).toBeLessThan(300);
  const [clip] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/uploads/The.Blue.Lighthouse.1971.mp4", "PUT", new Uint8Array(readFileSync(clip!)));
  await program.settled();
  const film = await onlyFilm(program.ask);
  const red = await sharp({ create: { width: 200, height: 300, channels: 3, background: "#c02030" } })
    .jpeg()
    .toBuffer();
  await program.ask(`/api/films/${film.id}/poster`, "PUT", new Uint8Array(red));
  await program.ask(`/api/files/${film.files[0].id}/subtitles?name=Lighthouse.fr.srt`, "PUT", SRT);
  await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 4.5 });
  await program.settled();
  return program;
}

async function onlyFilm(ask: Program["ask"]) {
  const [card] = (await ask("/api/films")).body.items;
  return (await ask(`/api/films/${card.id}`)).body;
}

async function backUp(program: Program): Promise<string> {
  expect((await program.ask("/api/maintenance/backup", "POST", {})).status).toBe(202);
  await program.settled();
  const { items } = (await program.ask("/api/maintenance")).body;
  const [run] = items.find(({ task }: { task: string }) => task === "backup").runs;
  expect(run).toMatchObject({ outcome: "done" });
  return join(program.folder, "library", "backups", run.finding);
}

test("a backup brings posters, subtitles, uploads and settings to an empty folder of another system, and no secret", async () => {
  await using program = await aContributedLibrary();
  const before = await onlyFilm(program.ask);
  const file = await backUp(program);
  const elsewhere = join(temporaryFolder("another-system"), "Ma filmothèque");
  expect(await restoreLibrary(file, elsewhere)).toBeNull();
  expect(filesBelow(elsewhere).filter(isStray)).toEqual([]);
  expect(filesBelow(elsewhere).some((path) => /secret|tmdb|key/i.test(basename(path)))).toBe(false);
  for (const path of filesBelow(elsewhere).filter((name) => name !== "library.lock")) {
    expect(statSync(join(elsewhere, path)).mode & 0o077).toBe(0);
    expect(readFileSync(join(elsewhere, path)).includes(TMDB_KEY), path).toBe(false);
  }

  await using other = await programAt(elsewhere);
  expect((await other.ask("/api/setup")).body).toEqual({ needed: false });
  other.useSession(program.session);
  expect((await other.ask("/api/films")).status, "sessions end with a restore").toBe(401);
  await other.logIn(OWNER.userId, OWNER.password);
  const after = await onlyFilm(other.ask);
  expect(after).toMatchObject({ title: before.title, userRating: before.userRating });
  expect((await other.ask(after.poster.url)).status).toBe(200);
  const [upload] = after.files;
  expect(upload.path.startsWith(join(elsewhere, "uploads"))).toBe(true);
  expect((await other.ask(`/api/files/${upload.id}/stream`)).status).toBe(200);
  const track = upload.subtitles.findIndex(({ file: name }: { file?: string }) => name === "Lighthouse.fr.srt");
  expect((await other.ask(`/api/files/${upload.id}/subtitles/beside-${track}`)).body.text).toContain("Good evening");
});

test("an archive says what it is and who made it when; the only other file written is its checksum", async () => {
  await using program = await aContributedLibrary();
  const folder = join(program.folder, "library", "backups");
  const file = await backUp(program);
  expect(readdirSync(folder).sort()).toEqual([basename(file), `${basename(file)}.sha256`]);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);

  const archive = await openArchive(file);
  archive.close();
  expect(archive.manifest).toMatchObject({
    format: "filmotheque-backup",
    appVersion: expect.stringMatching(/^\d+\.\d+/),
    schemaVersion: program.engine.local.store.schemaVersion(),
    isComplete: true,
    leftOut: [],
  });
  const kinds = archive.manifest.files.map(({ path }) => path.split("/")[0]);
  expect(new Set(kinds)).toEqual(new Set(["library.db", "images", "subtitles", "uploads"]));
  expect(kinds.filter((kind) => kind === "images")).toHaveLength(3);
});

test("an upload that is in its place already is not unpacked again, and one that differs is kept under another name", async () => {
  await using program = await aContributedLibrary();
  const file = await backUp(program);
  const [upload] = (await onlyFilm(program.ask)).files;
  const present = statSync(upload.path).ino;
  await program.engine.stop();
  await restoreLibrary(file, join(program.folder, "library"));
  expect(statSync(upload.path).ino).toBe(present);

  writeFileSync(upload.path, "damaged since then");
  await restoreLibrary(file, join(program.folder, "library"));
  expect(statSync(upload.path).size).toBe(upload.sizeBytes);
  const replaced = filesBelow(join(program.folder, "library", "uploads")).find((path) => path.includes(".replaced-"));
  expect(readFileSync(join(program.folder, "library", "uploads", replaced!), "utf8")).toBe("damaged since then");
});
