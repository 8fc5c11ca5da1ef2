import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pseudoRandom } from "../../fixtures/clips.ts";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

const FILM = "The.Blue.Lighthouse.1971.mp4";
const SIZE = 200_000;

const upload = async (program: Program, name: string, bytes: Uint8Array) =>
  (await program.ask(`/api/uploads/${name}`, "PUT", bytes, { "content-type": "application/octet-stream" })).body;
const uploadsOf = (program: Program) => join(program.folder, "library/uploads");

test("an upload of zeros or of random bytes is refused with its reason, and leaves nothing", async () => {
  await using program = await startLoggedInProgram();
  for (const [name, bytes] of [
    ["zeros.mkv", new Uint8Array(SIZE)],
    ["one-zero.mp4", new Uint8Array(1)],
    ["random.mp4", noise(SIZE)],
    ["begun.mkv.part", noise(SIZE)],
  ] as const) {
    const { accepted, rejected } = await upload(program, name, bytes);
    expect([accepted, rejected]).toMatchObject([[], [{ path: name, code: "not_a_video" }]]);
  }
  expect(readdirSync(uploadsOf(program))).toEqual([]);
  expect((await program.ask("/api/files")).body.total).toBe(0);
});

test("an upload that only begins like a film ends as failed, with its reason, and is never waited for", async () => {
  await using program = await startLoggedInProgram();
  const [path = ""] = await program.clips(FILM);
  const film = new Uint8Array(readFileSync(path));
  const cut = film.slice(0, 5_000);
  const zeroEnd = new Uint8Array(film.length);
  zeroEnd.set(film.slice(0, film.length / 2));
  const noisy = noise(SIZE);
  noisy.set(film.slice(0, 32));
  for (const [name, bytes] of [
    ["Cut.Short.1999.mp4", cut],
    ["Zero.End.1998.mp4", zeroEnd],
    ["Noise.1997.mp4", noisy],
  ] as const) {
    await upload(program, name, bytes);
    await program.settled();
  }
  const { items } = (await program.ask("/api/files")).body;
  expect(items).toHaveLength(3);
  for (const file of items) {
    expect(file).toMatchObject({ state: "failed", error: { code: expect.stringMatching(/^(?!incomplete)/) } });
    expect(existsSync(file.path)).toBe(true);
  }
});

test("a whole film is still received, and need not be watched for changes", async () => {
  await using program = await startLoggedInProgram();
  const [path = ""] = await program.clips(FILM);
  const { accepted } = await upload(program, FILM, new Uint8Array(readFileSync(path)));
  expect(accepted).toHaveLength(1);
  await program.settled();
  expect((await program.ask("/api/files")).body.items).toMatchObject([{ state: "matched" }]);
});

function noise(bytes: number): Uint8Array<ArrayBuffer> {
  const random = pseudoRandom(7);
  return Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256));
}
