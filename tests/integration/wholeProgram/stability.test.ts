import { appendFileSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeClip } from "../../fixtures/clips.ts";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";
const ORCHARD = "The Glass Orchard (1962).mp4";
const DAY_SECONDS = 86_400;

const onlyFile = async (program: Program) => (await program.ask("/api/files")).body.items[0];

test("films whose times lie in the future are read like any other", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips(LIGHTHOUSE, ORCHARD);
  for (const [index, path] of paths.entries()) {
    const at = Date.now() / 1_000 + (index === 0 ? 1 : 400) * DAY_SECONDS + 0.123456;
    utimesSync(path, at, at);
  }
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const { items } = (await program.ask("/api/files")).body;
  expect(items.map((file: { durationSeconds: number }) => file.durationSeconds)).toEqual([1, 1]);
  expect(items.find((file: { path: string }) => file.path === paths[0])).toMatchObject({ state: "matched" });
});

test.each(["mkv", "mp4"] as const)(
  "a copy of an %s that pauses is waited for, and read when it goes on",
  async (ending) => {
    await using program = await startLoggedInProgram();
    await program.clips("other.mp4");
    const folder = join(program.folder, "films");
    const bytes = readFileSync(await makeClip(join(program.folder, `clip.${ending}`), { seconds: 3 }));
    const path = join(folder, `The.Blue.Lighthouse.1971.${ending}`);
    const half = Math.floor(bytes.length / 2);
    writeFileSync(path, bytes.subarray(0, half));
    // A fraction of a millisecond, as file systems keep them.
    const paused = Date.now() / 1_000 - 12.000_987;
    utimesSync(path, paused, paused);
    await program.ask("/api/files", "POST", { paths: [path] });
    await eventually("it was read, and found to be half a film", async () => {
      const file = await onlyFile(program);
      return file.state === "arriving" && file.error?.code === "incomplete";
    });
    appendFileSync(path, bytes.subarray(half));
    await eventually("it is a film", async () => (await onlyFile(program)).state === "matched");
    expect((await program.ask("/api/jobs?state=failed")).body.items).toEqual([]);
  },
);

test("a file that failed as truncated is read once it is complete, although its folder is not watched", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(LIGHTHOUSE);
  const bytes = readFileSync(path!);
  writeFileSync(path!, bytes.subarray(0, bytes.length / 2));
  utimesSync(path!, 1_700_000_000, 1_700_000_000);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  expect(await onlyFile(program)).toMatchObject({ state: "failed", error: { code: "truncated" } });
  await program.restart();
  await program.logIn();
  // A start reads failed files once more.
  await eventually("it was read again, with the same result", async () => {
    const file = await onlyFile(program);
    return file.state === "failed" && file.error?.code === "truncated";
  });

  writeFileSync(path!, bytes);
  await program.restart();
  await program.logIn();
  await eventually("it is a film", async () => (await onlyFile(program)).state === "matched");
});

test("a clock that is set forward and back keeps no film from being read", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(LIGHTHOUSE);
  const now = Date.now() / 1_000;
  utimesSync(path!, now, now);
  program.passMs(-3 * DAY_SECONDS * 1_000);
  await program.ask("/api/files", "POST", { paths: [path] });
  await eventually("it is read", async () => (await onlyFile(program)).state === "matched");
});
