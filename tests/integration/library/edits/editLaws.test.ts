import fc from "fast-check";
import { expect, test } from "vitest";
import { filmEdit } from "../../../../src/contract/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

const FIELDS = ["title", "year"] as const;
type Field = (typeof FIELDS)[number];
type Value = string | number;
interface Edit {
  readonly value: Value;
  readonly isUnlocked: boolean;
}
type Edits = Readonly<Record<Field, Edit | null>>;

/** What the rules say of a film: what providers state, what the owner entered, and what each act changed. */
interface Model {
  readonly provided: Record<Field, Value>;
  readonly edits: Record<Field, Edit | null>;
  readonly acts: { readonly entry: number; readonly before: Edits; readonly after: Edits }[];
}

const numberedValue = (field: Field, number: number): Value => (field === "title" ? `Title ${number}` : 1950 + number);
const field = fc.constantFrom(...FIELDS);
const number = fc.integer({ min: 0, max: 3 });
const act = fc.oneof(
  fc.record({ kind: fc.constantFrom("set", "answer"), field, number }),
  fc.record({ kind: fc.constantFrom("lock", "unlock", "reset"), field, number: fc.constant(0) }),
  fc.record({ kind: fc.constantFrom("undo", "redo", "merge"), field, number }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

test("law: edits, locks, resets, answers of providers, merges and undos leave what the rules say, in any order", () => {
  const films = createSampleFilms();
  fc.assert(
    fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
      const first = films.addFilm({ title: "Title 0", year: 1950 });
      const model: Model = {
        provided: { title: "Title 0", year: 1950 },
        edits: { title: null, year: null },
        acts: [],
      };
      let filmId = first;
      for (const one of acts) filmId = apply(films, filmId, model, one);
      const shown = Object.fromEntries(FIELDS.map((name) => [name, model.edits[name]?.value ?? model.provided[name]]));
      expect(films.detail(filmId)).toMatchObject(shown);
      const locked = FIELDS.filter((name) => model.edits[name]?.isUnlocked === false);
      expect(films.library.edits.form(filmId)).toMatchObject({ shown, locked, provided: model.provided });
    }),
    { numRuns: 30 },
  );
});

/** @returns the film's number, which a merge changes */
function apply(films: ReturnType<typeof createSampleFilms>, filmId: number, model: Model, one: Act): number {
  const { library, store, clock } = films;
  const { kind, field: name, number: picked } = one;
  clock.time += 1_000;
  return store.writeRelaxed(() => {
    switch (kind) {
      case "answer": {
        const value = numberedValue(name, picked);
        library.facts.record(filmId, "tmdb", [{ field: name, language: null, value }]);
        library.edits.yieldToProvider(filmId, new Set([name]));
        library.facts.refreshFilmRow(filmId);
        model.provided[name] = value;
        if (model.edits[name]?.isUnlocked) model.edits[name] = null;
        return filmId;
      }
      case "merge": {
        const other = films.addFilm({ title: String(model.provided.title), year: Number(model.provided.year) });
        library.merging.mergeFilms(filmId, other);
        return other;
      }
      case "undo":
      case "redo": {
        const done = model.acts[picked];
        if (!done) return filmId;
        library.edits.revert(
          done.entry,
          recordedAs.get(done.entry) ?? filmId,
          filmId,
          kind === "undo" ? "before" : "after",
        );
        const [from, to] = kind === "undo" ? [done.after, done.before] : [done.before, done.after];
        for (const each of FIELDS)
          if (!isSame(from[each], to[each]) && isSame(model.edits[each], from[each])) model.edits[each] = to[each];
        return filmId;
      }
      default: {
        const before = { ...model.edits };
        const sent = kind === "set" ? { set: { [name]: numberedValue(name, picked) } } : { [kind]: [name] };
        const entry = library.journal.record({ act: "film_edited", by: "ada", facts: {}, fileId: null, filmId });
        library.edits.apply(entry, filmId, library.edits.changesBy(filmId, filmEdit.parse(sent)));
        recordedAs.set(entry, filmId);
        model.edits[name] = edited(kind, model, name, numberedValue(name, picked));
        model.acts.push({ entry, before, after: { ...model.edits } });
        return filmId;
      }
    }
  });
}

const recordedAs = new Map<number, number>();

function edited(kind: "set" | "lock" | "unlock" | "reset", model: Model, name: Field, value: Value): Edit | null {
  const now = model.edits[name];
  switch (kind) {
    case "set":
      return { value, isUnlocked: false };
    case "lock":
      return { value: now?.value ?? model.provided[name], isUnlocked: false };
    case "unlock":
      return now === null || now.value === model.provided[name] ? null : { ...now, isUnlocked: true };
    case "reset":
      return null;
  }
}

function isSame(one: Edit | null, other: Edit | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
