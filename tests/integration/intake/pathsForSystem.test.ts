import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { startLoggedInProgram } from "../wholeProgram/program.ts";

const FILM = "The.Blue.Lighthouse.1971.mp4";

test("what a program of the system is given leads out of the library through no link, and is never the program's own", async () => {
  await using program = await startLoggedInProgram();
  const [path = ""] = await program.clips(FILM);
  const films = dirname(path);
  await program.ask("/api/folders", "POST", { path: films });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  const [file] = (await program.ask("/api/files")).body.items;
  const pathNow = () => program.engine.pathOfFile(file.id);
  expect(await pathNow()).toBe(path);
  expect(await program.engine.pathOfFile(987_654)).toBeNull();

  const secret = join(program.folder, "elsewhere.mp4");
  renameSync(path, secret);
  expect(await pathNow()).toBeNull();
  symlinkSync(secret, path);
  expect(await pathNow()).toBeNull();
  rmSync(path);
  mkdirSync(join(films, "moved"));
  linkSync(secret, join(films, "moved", FILM));
  symlinkSync(join(films, "moved", FILM), path);
  expect(await pathNow()).toBe(join(films, "moved", FILM));
  rmSync(path);
  mkdirSync(path);
  expect(await pathNow()).toBeNull();

  const { store } = program.engine.local;
  const log = join(program.folder, "library", "secret.mp4");
  writeFileSync(log, "secret");
  for (const own of [log, join(program.folder, "library", "library.db")]) {
    store.writeDurable(() => store.sql("UPDATE file SET path = :own WHERE id = :id").run({ own, id: file.id }));
    expect(await pathNow()).toBeNull();
  }
});
