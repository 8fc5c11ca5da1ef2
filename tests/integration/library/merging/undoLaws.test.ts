import fc from "fast-check";
import { expect, test } from "vitest";
import { UndoProblem } from "../../../../src/library/index.ts";
import { CANDIDATES, SampleDecisions } from "../support/decisions.ts";

const file = fc.nat(2);
const user = fc.nat(1);
const candidate = fc.nat(CANDIDATES.length - 1);
const kind = fc.constantFrom("other" as const, "extra" as const, "sample" as const, "episode" as const);

const manualAct = fc.oneof(
  fc.record({ act: fc.constant("match" as const), file, candidate }),
  fc.record({ act: fc.constant("match to a film" as const), file, film: fc.nat(5) }),
  fc.record({ act: fc.constant("unmatch" as const), file }),
  fc.record({ act: fc.constant("split" as const), file }),
  fc.record({ act: fc.constant("set aside" as const), file, kind }),
);
/** What people do with films, other than saying what a file is. */
const filmAct = fc.oneof(
  fc.record({ act: fc.constant("merge by hand" as const), film: fc.nat(5), into: fc.nat(5) }),
  fc.record({ act: fc.constant("edit" as const), film: fc.nat(5), word: fc.constantFrom("Dawn", "dawn", "Dusk") }),
);
const removing = fc.record({ act: fc.constant("remove" as const), film: fc.nat(5) });
const undoableAct = fc.oneof(manualAct, filmAct, removing);
const learning = fc.record({ act: fc.constant("learn" as const), film: fc.nat(5) });
const anything = fc.oneof(
  { weight: 5, arbitrary: manualAct },
  { weight: 2, arbitrary: learning },
  { weight: 3, arbitrary: filmAct },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("identify" as const), file, candidate: fc.option(candidate) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("undo" as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("rate" as const), user, film: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("watch" as const), user, film: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("list" as const), user, film: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("give" as const), film: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.constant({ act: "restart" as const }) },
  { weight: 1, arbitrary: fc.constant({ act: "purge" as const }) },
);
type Acts = typeof anything | typeof removing;
type Step = Acts extends fc.Arbitrary<infer T> ? T : never;

/** What people did last, and must therefore be seen somewhere. */
interface Done {
  count: number;
  readonly rated: Map<number, number>;
  readonly watched: Set<number>;
  readonly listed: Set<number>;
}

async function take(step: Step, films: SampleDecisions, done: Done): Promise<void> {
  const present = step.act === "learn" ? films.duplicates() : films.films();
  const filmAt = (index: number) => present[index % present.length];
  const film = "film" in step ? filmAt(step.film) : undefined;
  const who = "user" in step ? films.users[step.user]! : 0;
  const fileId = "file" in step ? films.fileIds[step.file]! : 0;
  if ("film" in step && film === undefined) return;
  // What a person removed is not decided about.
  if ("file" in step && !films.isInLibrary(fileId)) return;
  done.count += 1;
  switch (step.act) {
    case "match":
      return films.match(fileId, { candidate: CANDIDATES[step.candidate]! });
    case "match to a film":
      return films.match(fileId, { filmId: film! });
    case "unmatch":
      return films.unmatch(fileId);
    case "split":
      return films.split(fileId);
    case "set aside":
      return films.excludeFromLibrary(fileId, step.kind);
    case "merge by hand":
      return films.mergeByHand(film!, filmAt(step.into)!);
    case "edit":
      return films.edit(film!, step.word);
    case "remove":
      return films.remove(film!);
    case "learn":
      return films.recordIds(film!, { tmdb: 1, wikidata: "Q1" });
    case "identify":
      films.markAmbiguous(fileId);
      return films.identify(fileId, step.candidate === null ? null : CANDIDATES[step.candidate]!);
    case "rate":
      done.rated.set(who, ((done.count % 10) + 1) / 2);
      return films.rate(who, film!, ((done.count % 10) + 1) / 2);
    case "watch":
      done.watched.add(who);
      return films.watch(who, film!);
    case "list":
      done.listed.add(who);
      return films.list(who, film!);
    case "give":
      return films.attachPoster(film!, done.count);
    case "restart":
      return films.restart();
    case "purge":
      return films.purge();
    case "undo": {
      const entries = films.undoable();
      const entry = entries[step.which % entries.length];
      if (entry) undoTwice(films, entry.id);
    }
  }
}

/** It is undone whole, or nothing has changed; a second undo of the same entry is always refused. */
function undoTwice(films: SampleDecisions, id: number): void {
  const before = films.everything();
  try {
    films.undo(id);
  } catch (error) {
    if (!(error instanceof UndoProblem)) throw error;
    expect(error.code).toBe("undo_conflict");
    expect(films.everything()).toEqual(before);
    return;
  }
  const after = films.everything();
  expect(() => films.undo(id)).toThrow(expect.objectContaining({ code: "already_undone" }));
  expect(films.everything()).toEqual(after);
}

function check(films: SampleDecisions, done: Done): void {
  const { store } = films;
  const all = <Row>(text: string) => store.sql<Row>(text).all();
  expect(store.database.pragma("foreign_key_check")).toEqual([]);
  expect(all("SELECT id FROM film WHERE id IN (SELECT id FROM removed_film)")).toEqual([]);
  expect(all("SELECT rowid AS id FROM film_search ORDER BY rowid")).toEqual(all("SELECT id FROM film ORDER BY id"));
  // Every file has a film, or says why it has none.
  expect(
    all("SELECT id FROM file WHERE film IS NULL AND (kind = 'movie' OR state <> 'unmatched' OR error_code IS NULL)"),
  ).toEqual([]);
  expect(
    all("SELECT file.id FROM file JOIN film ON film.id = file.film WHERE file.part IS NULL AND kind = 'movie'"),
  ).toEqual([]);
  // A matched file is a film that was recognised, unless a person chose a card.
  expect(
    all(`
      SELECT file.id FROM file JOIN identification ON identification.file = file.id LEFT JOIN film ON film.id = file.film
      WHERE file.state = 'matched' AND kind = 'movie' AND decided_by = 'machine' AND film.state IS NOT 'identified'`),
  ).toEqual([]);
  // No film without a file and without a reason.
  expect(
    all(`
      SELECT id FROM film WHERE id NOT IN (SELECT film FROM file WHERE film IS NOT NULL AND part IS NOT NULL)
        AND id NOT IN (SELECT film FROM rating UNION SELECT film FROM watch_state UNION SELECT film FROM list_film)
        AND id NOT IN (SELECT film FROM fact WHERE origin = 'hand')
        AND poster IS NULL`),
  ).toEqual([]);
  for (const [who, value] of done.rated) {
    const newest = store.sql<{ value: number }>(
      "SELECT value FROM rating WHERE user = :who ORDER BY rated_at DESC LIMIT 1",
    );
    expect(newest.get({ who })).toEqual({ value });
  }
  for (const who of done.watched)
    expect(store.sql("SELECT 1 FROM watch_state WHERE user = :who AND watched = 1").get({ who })).toBeDefined();
  for (const who of done.listed)
    expect(
      store.sql("SELECT 1 FROM list_film JOIN list ON list.id = list_film.list WHERE list.user = :who").get({ who }),
    ).toBeDefined();
}

async function withDecisions(work: (films: SampleDecisions) => Promise<void>): Promise<void> {
  const films = new SampleDecisions();
  try {
    await work(films);
  } finally {
    films.close();
  }
}

const nothingDone = (): Done => ({ count: 0, rated: new Map(), watched: new Set(), listed: new Set() });

test("law: after any actions and restarts no user data is lost, and each file has a film or a reason", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 25 }), (steps) =>
      withDecisions(async (films) => {
        const done = nothingDone();
        for (const step of steps) {
          await take(step, films, done);
          check(films, done);
        }
      }),
    ),
    { numRuns: 40 },
  );
});

test("law: an act that is undone leaves everything as it was, and done again as it had made it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 10 }), undoableAct, (steps, act) =>
      withDecisions(async (films) => {
        const done = nothingDone();
        for (const step of steps) await take(step, films, done);
        const before = films.visible();
        const known = new Set(films.undoable().map(({ id }) => id));
        await take(act, films, done);
        const after = films.visible();
        const made = films.undoable().filter(({ id }) => !known.has(id));
        // Some acts change nothing: the only copy of a film is not split off.
        if (made.length === 0) return expect(after).toEqual(before);
        for (const { id } of made) films.undo(id);
        expect(films.visible()).toEqual(before);
        // A redo repeats the undo, or the action that the undone one had reverted.
        const undos = films.undoable().filter(({ act: name, id }) => name === "undone" && id > (made[0]?.id ?? 0));
        const taken = made.flatMap(({ reopens }) => (reopens === null ? [] : [reopens]));
        for (const id of [...undos.map((entry) => entry.id), ...taken]) films.undo(id);
        expect(films.visible()).toEqual(after);
        films.restart();
        const again = films.undoable().filter(({ id }) => made.some((entry) => entry.id === id));
        for (const { id } of again) films.undo(id);
        if (taken.length === 0) expect(films.visible()).toEqual(before);
      }),
    ),
    { numRuns: 40 },
  );
});

test("law: a whole sequence of decisions and merges, undone newest first, never conflicts and ends where it began", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anything, { maxLength: 8 }),
      fc.array(fc.oneof({ weight: 4, arbitrary: undoableAct }, { weight: 1, arbitrary: learning }), { maxLength: 10 }),
      (steps, acts) =>
        withDecisions(async (films) => {
          const done = nothingDone();
          for (const step of steps) await take(step, films, done);
          const before = films.visible();
          const known = new Set(films.undoable().map(({ id }) => id));
          for (const act of acts) await take(act, films, done);
          const newest = () => films.undoable().find(({ act, id }) => act !== "undone" && !known.has(id));
          for (let entry = newest(); entry; entry = newest()) films.undo(entry.id);
          expect(films.visible()).toEqual(before);
        }),
    ),
    { numRuns: 40 },
  );
});
