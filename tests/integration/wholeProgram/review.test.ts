import { expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const idsOf = (items: readonly { id: number }[]) => items.map(({ id }) => id);

async function add(program: Program, ...names: string[]): Promise<number[]> {
  const paths = await program.clips(...names);
  const { accepted } = (await program.ask("/api/files", "POST", { paths })).body;
  await program.settled();
  return accepted.map(({ fileId }: { fileId: number }) => fileId);
}

const file = async (program: Program, id: number) =>
  (await program.ask("/api/files?limit=200")).body.items.find((row: { id: number }) => row.id === id);

test("many guesses are previewed, accepted in one step, and undone in one step", async () => {
  await using program = await startLoggedInProgram();
  const ids = await add(program, "The Glass Orchard.mp4", "Glass Orchard.mp4");
  const guesses = (await program.ask("/api/review/guesses?minScore=0.5")).body;
  expect(guesses.total).toBe(2);
  expect(idsOf(guesses.items.map(({ file: row }: { file: { id: number } }) => row)).sort()).toEqual(ids.sort());
  expect(guesses.items[0].candidate.evidence.length).toBeGreaterThan(0);
  expect(guesses.items[0].runnerUp).toMatchObject({ title: guesses.items[0].candidate.title });
  expect((await program.ask("/api/review/guesses?minScore=0.999")).body.total).toBe(0);

  const accepted = await program.ask("/api/review/accept", "POST", { fileIds: [...ids, 999] });
  expect(accepted.body).toEqual({ accepted: ids, skipped: [999] });
  await program.settled();
  expect((await program.ask("/api/films?state=identified")).body.total).toBe(1);
  expect((await program.ask("/api/review/accept", "POST", { fileIds: ids })).body.accepted).toEqual([]);

  expect((await program.ask("/api/review/revert", "POST", { fileIds: ids })).body).toEqual({
    takenBack: 2,
    reverted: 2,
  });
  await program.settled();
  for (const id of ids) expect(await file(program, id)).toMatchObject({ state: "ambiguous" });
  expect((await program.ask("/api/review/guesses?minScore=0.5")).body.total).toBe(2);
});

test("files that were read as the same film are offered together", async () => {
  await using program = await startLoggedInProgram();
  const [first, second, other] = await add(
    program,
    "Zqxv Wrtlmn (1999).mp4",
    "zqxv wrtlmn (1999) 720p.mp4",
    "Plmk Hjgf (1999).mp4",
  );
  expect(idsOf((await program.ask(`/api/files/${first}/siblings`)).body.items)).toEqual([second]);

  await add(program, "The.Blue.Lighthouse.1971.1080p.mp4");
  const [film] = (await program.ask("/api/films?state=identified")).body.items;
  await program.ask(`/api/files/${first}/match`, "PUT", { filmId: film.id });
  await program.ask("/api/review/accept", "POST", { fileIds: [second], filmId: film.id });
  expect((await program.ask(`/api/films/${film.id}`)).body.files).toHaveLength(3);
  expect(await file(program, other!)).toMatchObject({ state: "unmatched" });
});

test.each(["other", "extra", "sample", "episode"])(
  "a file that is excluded as %s leaves the review, and comes back",
  async (kind) => {
    await using program = await startLoggedInProgram();
    const [id] = await add(program, "The Glass Orchard.mp4");
    const waiting = async () => (await program.ask("/api/files?state=ambiguous")).body.total;
    const unmatched = async () => (await program.ask("/api/files?state=unmatched")).body.total;
    const cards = async () => (await program.ask("/api/films")).body.total;
    expect([await waiting(), await cards()]).toEqual([1, 1]);

    expect((await program.ask(`/api/files/${id}/kind`, "PUT", { kind })).body).toMatchObject({ state: "unmatched" });
    await program.settled();
    expect([await waiting(), await unmatched()]).toEqual([0, 0]);
    expect(await cards()).toBe(0);
    expect(idsOf((await program.ask(`/api/files?kind=${kind}`)).body.items)).toEqual([id]);

    await program.ask(`/api/files/${id}/match`, "DELETE");
    expect([await waiting(), await cards()]).toEqual([1, 1]);
  },
);

test("a film's user data stays when its file is excluded", async () => {
  await using program = await startLoggedInProgram();
  const [id] = await add(program, "The Glass Orchard.mp4");
  const [card] = (await program.ask("/api/films")).body.items;
  await program.ask(`/api/films/${card.id}/rating`, "PUT", { value: 4 });
  await program.ask(`/api/files/${id}/kind`, "PUT", { kind: "other" });
  expect((await program.ask(`/api/films/${card.id}`)).body).toMatchObject({ userRating: 4, files: [] });
});

test("precision counts the automatic matches, and those that a user changed", async () => {
  await using program = await startLoggedInProgram();
  const [right, wrong] = await add(program, "The.Blue.Lighthouse.1971.1080p.mp4", "The.Glass.Orchard.1984.mp4");
  const precision = async () => (await program.ask("/api/review/precision")).body;
  expect(await precision()).toMatchObject({
    decided: 2,
    corrected: 0,
    by: [{ provider: "tmdb", basis: "title_and_year", decided: 2, corrected: 0 }],
  });

  const { candidates } = (await program.ask(`/api/files/${wrong}/candidates?query=The Glass Orchard&year=2021`)).body;
  await program.ask(`/api/files/${wrong}/match`, "PUT", { tmdbId: candidates[0].tmdbId });
  expect(await precision()).toMatchObject({ decided: 2, corrected: 1 });
  expect((await program.ask("/metrics")).body.text).toContain(
    'identification_corrections{provider="tmdb",basis="title_and_year"} 1',
  );

  // The hand takes its own word back: the program was right after all.
  await program.ask(`/api/files/${wrong}/match`, "DELETE");
  const confirmed = (await program.ask(`/api/files/${right}/candidates`)).body.candidates[0].tmdbId;
  await program.ask(`/api/files/${right}/match`, "PUT", { tmdbId: confirmed });
  expect(await precision()).toMatchObject({ decided: 2, corrected: 0 });
});
