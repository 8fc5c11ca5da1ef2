import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Imported, ProcessingState } from "../../../src/engine.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const FILM = "The Blue Lighthouse (1971).mp4";
const UNKNOWN = "Zzyzx Qwerty Nobody Knows (1931).mp4";

const pause = (program: Program, paused: boolean) => program.ask("/api/jobs/paused", "PUT", { paused });
const stateOf = async (program: Program) => (await program.ask("/api/folders")).body.items[0].state;

test("while paused an import is recorded and waits; after a resume it goes on", async () => {
  await using program = await startLoggedInProgram();
  await program.clips(FILM);
  expect((await pause(program, true)).body).toEqual({ paused: true });

  const drop = await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  expect(drop.body.accepted).toHaveLength(1);
  const summary = (await program.ask("/api/jobs/summary")).body;
  expect(summary.paused).toBe(true);
  expect(summary.items.every(({ state }: { state: string }) => state === "queued")).toBe(true);
  expect((await program.ask("/api/films")).body.total).toBe(0);
  await expect.poll(() => program.engine.processing.state().open).toBeGreaterThan(0);
  expect(program.engine.processing.state()).toMatchObject({ isPaused: true, needsReview: 0 });

  expect((await pause(program, false)).body).toEqual({ paused: false });
  await expect.poll(async () => (await program.ask("/api/films")).body.total).toBe(1);
});

test("a paused folder says so, and what changed in it meanwhile is found when it is resumed", async () => {
  await using program = await startLoggedInProgram();
  await program.clips(FILM);
  const folder = join(program.folder, "films");
  await program.ask("/api/folders", "POST", { path: folder });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();

  await pause(program, true);
  expect(await stateOf(program)).toBe("paused");
  const rescan = await program.ask("/api/folders/rescan", "POST", { path: folder });
  expect([rescan.status, rescan.body.code]).toEqual([409, "watching_paused"]);
  renameSync(join(folder, FILM), join(folder, "renamed.mp4"));

  await pause(program, false);
  await expect.poll(() => stateOf(program)).toBe("live");
  const files = async () => (await program.ask("/api/files")).body.items.map((file: { path: string }) => file.path);
  await expect.poll(files).toEqual([join(folder, "renamed.mp4")]);
});

test("a pause ends with the program", async () => {
  await using program = await startLoggedInProgram();
  await pause(program, true);
  await program.restart();
  expect((await program.ask("/api/jobs/summary")).body.paused).toBe(false);
});

test("a finished import is reported once, with the number of films that need a decision", async () => {
  await using program = await startLoggedInProgram();
  const imports: Imported[] = [];
  const states: ProcessingState[] = [];
  program.engine.processing.onImported((imported) => imports.push(imported));
  program.engine.processing.onChange((state) => states.push(state));
  await program.clips(FILM, UNKNOWN);

  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await expect.poll(() => imports).toEqual([{ files: 2, needReview: 1 }]);
  expect(states.at(-1)).toEqual({ isPaused: false, open: 0, settled: 0, needsReview: 1 });
});
