import { copyFileSync, mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

let program: ServedProgram;
let owner: string;
let member: string;
/** A watched folder; its only film is already in the library. */
let films: string;
/** Not watched; contains a film that nobody added. */
let secret: string;

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member } = await program.household());
  films = join(program.folder, "films");
  secret = join(program.folder, "secret");
  const [clip = ""] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  mkdirSync(join(secret, "inner"), { recursive: true });
  copyFileSync(clip, join(secret, "Hidden.1980.mp4"));
  mkdirSync(join(films, "inner"));
  symlinkSync(secret, join(films, "way-out"));
  symlinkSync(join(secret, "Hidden.1980.mp4"), join(films, "Link.1980.mp4"));
  symlinkSync(join(program.folder, "nowhere"), join(films, "way-to-nowhere"));
  symlinkSync(join(films, "loop"), join(films, "loop"));
  symlinkSync(join(films, "inner"), join(films, "way-inside"));
  const added = await program.ask("/api/folders", { method: "POST", as: owner, body: { path: films } });
  expect(added.status).toBe(201);
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
});
afterAll(() => program?.[Symbol.asyncDispose]());

const add = async (as: string, ...paths: string[]) =>
  (await program.ask("/api/files", { method: "POST", as, body: { paths } })).body;
const fileCount = async () => (await program.ask("/api/files", { as: owner })).body.total;

describe("a path that a member names outside the watched folders", () => {
  /** Pairs of an existing and a missing path. */
  const pairs = (): [string, string][] => [
    [secret, `${secret}-that-is-not-there`],
    [join(secret, "Hidden.1980.mp4"), join(secret, "Nothing.1980.mp4")],
    [`${films}/../secret/Hidden.1980.mp4`, `${films}/../secret/Nothing.1980.mp4`],
    [`${films}/inner/../../secret/Hidden.1980.mp4`, `${films}/inner/../../secret/Nothing.1980.mp4`],
    [join(films, "way-out", "Hidden.1980.mp4"), join(films, "way-out", "Nothing.1980.mp4")],
    [join(films, "way-out", "inner"), join(films, "way-out", "outer")],
    [join(films, "way-out"), join(films, "way-to-nowhere")],
    [join(films, "Link.1980.mp4"), join(films, "way-to-nowhere", "Link.1980.mp4")],
    [join(films, "loop"), join(films, "loop", "further")],
    ["/etc/passwd", "/etc/passwd-that-is-not-there"],
    ["/dev/zero", "/dev/zero-that-is-not-there"],
    ["/proc/self/environ", "/proc/self/nothing"],
    ["/", "/that-is-not-there"],
    [films.toUpperCase(), `${films.toUpperCase()}x`],
    [`${films}-sibling`, `${films}2`],
    [`${secret}\0.mp4`, `${films}/\0`],
    [".", "not-there.mp4"],
    ["../secret/Hidden.1980.mp4", "../secret/Nothing.1980.mp4"],
    ["\\\\server\\share\\film.mkv", "\\\\?\\C:\\film.mkv"],
    [`file://${secret}/Hidden.1980.mp4`, "http://127.0.0.1/film.mp4"],
    [program.dataFolder, join(program.dataFolder, "not-there")],
    [join(program.dataFolder, "library.db"), join(program.dataFolder, "library.dbx")],
  ];

  test("is refused with the same reason whether it exists or not", async () => {
    const before = await fileCount();
    for (const [there, missing] of pairs()) {
      const [one, two] = [await add(member, there), await add(member, missing)];
      expect(one).toEqual({
        accepted: [],
        rejected: [{ path: there, code: "outside_allowed_roots", detail: expect.any(String) }],
        ignored: 0,
      });
      expect(two).toEqual({ ...one, rejected: [{ ...one.rejected[0], path: missing }] });
    }
    expect(await fileCount()).toBe(before);
  });

  test("does not prevent paths inside, in the same request, from being added", async () => {
    const { accepted, rejected } = await add(member, secret, join(films, "The.Blue.Lighthouse.1971.mp4"));
    expect(accepted.map(({ path }: { path: string }) => basename(path))).toEqual(["The.Blue.Lighthouse.1971.mp4"]);
    expect(rejected).toMatchObject([{ path: secret, code: "outside_allowed_roots" }]);
  });
});

test("a member adds files and folders of a watched folder, also through a link inside it, and learns what is missing", async () => {
  expect((await add(member, films)).accepted).toHaveLength(1);
  expect(await add(member, join(films, "Missing.1999.mp4"))).toMatchObject({ rejected: [{ code: "not_found" }] });
  copyFileSync(join(films, "The.Blue.Lighthouse.1971.mp4"), join(films, "inner", "Copy.1971.mp4"));
  const { accepted, rejected } = await add(member, join(films, "way-inside"));
  // The copy is recent: it may count as still being copied, but it is listed in any case.
  expect([...accepted, ...rejected].map(({ path }) => path)).toEqual([join(films, "inner", "Copy.1971.mp4")]);
});

test("the owner may add any path", async () => {
  expect((await add(owner, join(secret, "Nothing.1980.mp4"))).rejected).toMatchObject([{ code: "not_found" }]);
  const { accepted, rejected } = await add(owner, join(secret, "Hidden.1980.mp4"));
  expect([...accepted, ...rejected].map(({ path }) => path)).toEqual([join(secret, "Hidden.1980.mp4")]);
  expect(rejected.map(({ code }: { code: string }) => code)).not.toContain("outside_allowed_roots");
});

test("a member may not pass a path to any other route either", async () => {
  for (const [method, path, body] of [
    ["POST", "/api/folders", { path: secret }],
    ["DELETE", "/api/folders", { path: films }],
    ["POST", "/api/folders/rescan", { path: secret }],
    ["POST", "/api/ratings/imports", { path: secret }],
    ["POST", "/api/films/1/nfo", { replace: true }],
  ] as const) {
    const answer = await program.ask(path, { method, as: member, body });
    expect([path, answer.status, answer.body.code]).toEqual([path, 403, "owner_only"]);
  }
});
