import { chmodSync, existsSync, lstatSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FilmCard } from "../../src/contract/filmShapes.ts";
import { makeClip } from "../fixtures/clips.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { dropOnWindow } from "./support/drag.ts";
import { ask, folderOfOtherUser, launchPackaged, type RunningPackage, untilAnswer } from "./support/launchPackaged.ts";
import { distributionToPack, type StartableProgram, startableProgram } from "./support/packagedProgram.ts";

const OWNER = { userId: "ada", password: "nitrate and silver" };
const WAIT = { interval: 250 };
type Page<Item> = { readonly items: readonly Item[]; readonly total: number };
type FilmDetails = {
  readonly overview: string | null;
  readonly credits: readonly unknown[];
  readonly files: readonly { id: number; path: string; container: string | null; durationSeconds: number | null }[];
};

describe.skipIf(!distributionToPack())("the packaged program", () => {
  let program: StartableProgram;
  let running: RunningPackage;
  let folder: string;
  let dataFolder: string;
  let clips: string[];

  beforeAll(async () => {
    program = await startableProgram();
    makeReadOnly(program.folder);
    folder = temporaryFolder("packaged");
    chmodSync(folder, 0o755);
    dataFolder = folderOfOtherUser(join(folder, "data"));
    // AVI is what only ffprobe reads; without it the file would have no duration.
    clips = [
      await makeClip(join(folder, "Midnight.Ferry.1974.mp4"), { seconds: 3 }),
      await makeClip(join(folder, "The.Lamplighter.1931.avi"), { seconds: 2 }),
    ];
    running = await launchPackaged(program, dataFolder);
  });

  afterAll(async () => {
    await running?.quit();
    if (program) makeWritable(program.folder);
  });

  test("starts from another folder, without a PATH, from files it may not change, and asks for an account", async () => {
    expect(running.page.url()).toMatch(/^app:\/\/filmotheque\//);
    expect(await ask(running.page, "setup")).toEqual({ needed: true });
    await ask(running.page, "setup", OWNER);
    await running.page.reload();
    expect(await ask(running.page, "sessions/current")).toMatchObject({
      user: { userId: OWNER.userId, role: "owner" },
    });
  });

  test("its database is migrated and its threads run", async () => {
    const health = await ask<{ database: { ok: boolean }; workers: unknown[] }>(running.page, "health");
    expect(health).toMatchObject({ database: { ok: true } });
    expect(health.workers.length).toBeGreaterThan(0);
  });

  test("files dropped on the window are taken in by their real paths", async () => {
    await running.page.getByRole("main").waitFor();
    await dropOnWindow(running.page, { files: clips });
    await untilAnswer(running.page, "films").toMatchObject({ total: 2 });
    await expect.poll(() => pathsOfFiles(running), WAIT).toEqual([...clips].sort());
  });

  test("reads what each file holds: ffprobe is found", async () => {
    const expected = {
      midnight: { container: "mp4", durationSeconds: 3 },
      lamplighter: { container: "avi", durationSeconds: 2 },
    };
    for (const [words, facts] of Object.entries(expected)) {
      await expect
        .poll(() => fileOf(running, words), WAIT)
        .toMatchObject({ ...facts, durationSeconds: expect.closeTo(facts.durationSeconds, 0) });
    }
  });

  test("identifies films without a network, with their details", async () => {
    await ask(running.page, "samples", {});
    await untilAnswer(running.page, "files/counts").toMatchObject({ matched: 33, unmatched: 1 });
    await expect
      .poll(() => detailsOf(running, "metropolis"), WAIT)
      .toMatchObject({
        overview: expect.stringContaining("machines"),
        credits: expect.arrayContaining([expect.anything()]),
      });
  });

  test("takes a picture from a file that no film is known for: ffmpeg is found", async () => {
    await expect.poll(() => stillOf(running), WAIT).toEqual({ status: 200, type: expect.stringMatching(/^image\//) });
  });

  test("shows the films with their pictures", async () => {
    await running.page.goto("app://filmotheque/");
    await expect.poll(() => drawnPictures(running), WAIT).toBeGreaterThan(5);
  });

  test("plays a film from any position", async () => {
    const file = await fileOf(running, "midnight");
    const answer = await running.page.evaluate(async (id) => {
      const { status, headers, body } = await fetch(`/api/files/${id}/stream`, { headers: { range: "bytes=100-299" } });
      const bytes = await new Response(body).arrayBuffer();
      return { status, range: headers.get("content-range"), length: bytes.byteLength };
    }, file?.id);
    expect(answer).toEqual({ status: 206, range: expect.stringMatching(/^bytes 100-299\/\d+$/), length: 200 });
    const duration = await running.page.evaluate(async (id) => {
      const video = document.createElement("video");
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      video.onloadedmetadata = () => resolve(video.duration);
      video.onerror = () => reject(new Error(video.error?.message));
      video.src = `/api/files/${id}/stream`;
      return promise;
    }, file?.id);
    expect(duration).toBeCloseTo(3, 0);
  });

  test("asks nothing of the outside that succeeds", async () => {
    const { items } = await ask<{ items: { host: string; calls: number; failed: number }[] }>(
      running.page,
      "outbound-requests",
    );
    expect(items.filter(({ host, calls, failed }) => !host.startsWith("127.0.0.1") && calls > failed)).toEqual([]);
  });

  test("quits, and everything is there after a restart", async () => {
    const metropolis = await cardOf(running, "metropolis");
    await running.page.evaluate(
      (id) =>
        fetch(`/api/films/${id}/rating`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: '{"value":4.5}',
        }),
      metropolis?.id,
    );
    const before = await ask<Page<FilmCard>>(running.page, "films");
    expect(await running.quit(), running.said()).toBe(0);
    expect(lockFiles(dataFolder)).toEqual([]);

    running = await launchPackaged(program, dataFolder);
    expect(await ask(running.page, "setup")).toEqual({ needed: false });
    await ask(running.page, "sessions", OWNER);
    await untilAnswer(running.page, "films").toMatchObject({ total: before.total });
    expect(await cardOf(running, "metropolis")).toMatchObject({ userRating: 4.5 });
  });

  test("the environment does not turn it into Node", async () => {
    const script = join(folder, "script.cjs");
    const attempts: readonly Record<string, string>[] = [
      { ELECTRON_RUN_AS_NODE: "1" },
      { NODE_OPTIONS: `--require ${script}` },
    ];
    for (const [index, environment] of attempts.entries()) {
      const data = folderOfOtherUser(join(folder, `attempt-${index}`));
      const proof = join(data, "proof");
      writeFileSync(script, `require("node:fs").writeFileSync(${JSON.stringify(proof)}, "ran")`);
      const other = await launchPackaged(program, data, environment, [script]);
      await other.page.getByRole("main").waitFor();
      expect(await other.quit(), other.said()).toBe(0);
      expect(existsSync(proof), JSON.stringify(environment)).toBe(false);
    }
  });
});

async function cardOf({ page }: RunningPackage, words: string): Promise<FilmCard | undefined> {
  const { items } = await ask<Page<FilmCard>>(page, `films?q=${words}`);
  return items[0];
}

async function detailsOf(running: RunningPackage, words: string): Promise<FilmDetails | null> {
  const card = await cardOf(running, words);
  return card ? ask<FilmDetails>(running.page, `films/${card.id}`) : null;
}

async function fileOf(running: RunningPackage, words: string) {
  return (await detailsOf(running, words))?.files[0];
}

async function pathsOfFiles(running: RunningPackage): Promise<(string | undefined)[]> {
  const files = [await fileOf(running, "midnight"), await fileOf(running, "lamplighter")];
  return files.map((file) => file?.path).sort();
}

/** Of the one sample that no provider knows. */
async function stillOf({ page }: RunningPackage): Promise<{ status: number; type: string | null } | null> {
  const { items } = await ask<Page<{ filmId: number | null }>>(page, "files?state=unmatched");
  const filmId = items[0]?.filmId;
  const { poster } = await ask<FilmCard>(page, `films/${filmId}`);
  if (!poster) return null;
  return page.evaluate(async (url) => {
    const { status, headers } = await fetch(url);
    return { status, type: headers.get("content-type") };
  }, poster.url);
}

function drawnPictures({ page }: RunningPackage): Promise<number> {
  return page.evaluate(() => [...document.images].filter((image) => image.complete && image.naturalWidth > 0).length);
}

/** The single-instance lock of the window, a dangling link on Linux. */
function lockFiles(dataFolder: string): string[] {
  return readdirSync(join(dataFolder, "window")).filter((name) => name.startsWith("Singleton"));
}

function makeReadOnly(folder: string): void {
  for (const path of everythingIn(folder)) chmodSync(path, lstatSync(path).mode & 0o555);
}

function makeWritable(folder: string): void {
  for (const path of everythingIn(folder)) chmodSync(path, lstatSync(path).mode | 0o200);
}

function everythingIn(folder: string): string[] {
  const inside = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return [folder, ...inside].filter((path) => !lstatSync(path).isSymbolicLink());
}
