import { expect, test } from "vitest";
import { FURTHER_QUERIES } from "./furtherQueries.ts";
import { JUDGED_QUERIES, type JudgedQuery } from "./judgedQueries.ts";
import { createJudgedLibrary } from "./support/judgedLibrary.ts";
import { TEMPLATE_QUERIES, type TemplateQuery } from "./templateQueries.ts";

const MIN_JUDGED = 200;

/** What is wrong with an answer; null where nothing is. */
function faultOf(found: readonly string[], { first, top, only, never }: JudgedQuery): string | null {
  const shown = found.slice(0, 6).join(", ");
  if (first !== undefined && found[0] !== first) return `first is not ${first}: ${shown}`;
  if (top && !sameFilms(found.slice(0, top.length), top)) return `not the first ones: ${shown}`;
  if (only && !sameFilms(found, only)) return `not exactly these: ${shown} (${found.length})`;
  const wrong = never?.filter((title) => found.includes(title)) ?? [];
  return wrong.length > 0 ? `found ${wrong.join(", ")}` : null;
}

const sameFilms = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join("|") === [...other].sort().join("|");

test.for([
  ["as a person would", JUDGED_QUERIES],
  ["to those who try it for the first time", FURTHER_QUERIES],
] as const)("every judged search is answered %s", ([, queries]) => {
  const library = createJudgedLibrary();
  const faults = queries.flatMap((judged) => {
    const fault = faultOf(library.search(judged.q), judged);
    return fault === null ? [] : [`“${judged.q}”: ${fault}`];
  });
  expect(faults).toEqual([]);
});

test("films drawn by number are found by every way of asking, and each film that is found explains the words", () => {
  const library = createJudgedLibrary();
  const faults = TEMPLATE_QUERIES.flatMap((query) => {
    const fault = templateFaultOf(library.filmsOf(query.q), query);
    return fault === null ? [] : [`${query.template}, “${query.q}”: ${fault}`];
  });
  expect(faults).toEqual([]);
});

test("the judged set is large, and each of its parts is", () => {
  const counts = [JUDGED_QUERIES.length, FURTHER_QUERIES.length, TEMPLATE_QUERIES.length];
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(MIN_JUDGED / 2);
});

function templateFaultOf(found: ReturnType<Judged["filmsOf"]>, { expected, explains }: TemplateQuery): string | null {
  const shown = found.slice(0, 5).map(({ title }) => title);
  const unexplained = found.find((film) => !explains(film));
  if (unexplained) return `found ${unexplained.title}`;
  if (expected === null) return null;
  const index = found.indexOf(expected.film);
  return index >= 0 && index < expected.within ? null : `${expected.film.title} is not there: ${shown.join(", ")}`;
}

type Judged = ReturnType<typeof createJudgedLibrary>;
