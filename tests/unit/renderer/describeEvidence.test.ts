import { expect, test } from "vitest";
import { describeEvidence } from "../../../renderer/components/describeEvidence.ts";
import { type ScoredCandidate, scoreCandidate } from "../../../src/identification/index.ts";
import { parseReleaseName } from "../../../src/identification/releaseName/parseReleaseName.ts";
import type { FilmCandidate } from "../../../src/providers/index.ts";

const FILM: FilmCandidate = {
  provider: "tmdb",
  tmdbId: 1,
  title: "The Lighthouse",
  alternativeTitles: ["Le Phare"],
  year: 1971,
  runtimeMinutes: 110,
  directors: ["Anna Roy"],
  popularity: 40,
};

function statements(path: string, minutes?: number) {
  const facts = minutes === undefined ? {} : { durationSeconds: minutes * 60 };
  const { title, evidence }: ScoredCandidate = scoreCandidate(parseReleaseName(path), facts, FILM);
  return describeEvidence({ title, evidence: [...evidence] }).map(({ tone, key, said, value, source }) =>
    [tone, key, said, value, source].filter((part) => part !== null).join(" "),
  );
}

test.each([
  ["The Lighthouse (1971).mkv", undefined, "agrees title_same The Lighthouse The Lighthouse"],
  ["The Lighthouse (1971).mkv", undefined, "agrees year_from 1971 1971 name"],
  ["The Lighthouse (1971)/movie.mkv", undefined, "agrees year_from 1971 1971 folder"],
  ["Le Phare (1971).mkv", undefined, "agrees title_other Le Phare Le Phare"],
  ["The Lighthouse (1972).mkv", undefined, "open year_differs 1972 1971 name"],
  ["The Lighthouse (1999).mkv", undefined, "contradicts year_differs 1999 1971 name"],
  ["The Lighthouse.mkv", undefined, "open year_unstated 1971"],
  ["The Lighthouse (1971).mkv", 108, "agrees runtime_same 108 110"],
  ["The Lighthouse (1971).mkv", 140, "contradicts runtime_differs 140 110"],
  ["The Lighthouse (1971).mkv", 22, "contradicts runtime_other another"],
  ["The Lighthouse - Anna Roy.mkv", undefined, "agrees director_named Anna Roy"],
  ["The Lighthouse - The Untold Story (1971).mkv", undefined, "contradicts words_left untold story"],
  ["Something Else (1971).mkv", undefined, "contradicts title_differs Something Else The Lighthouse"],
])("%s, %s minutes: %s", (path, minutes, statement) => {
  expect(statements(path, minutes)).toContain(statement);
});

test("popularity is no evidence that a person can check", () => {
  expect(statements("The Lighthouse (1971).mkv").join()).not.toContain("popularity");
});

test("what release 0.1 stored, without what the file says, is described as far as it goes", () => {
  const evidence = [
    { feature: "title", value: "Heat", weight: 1 },
    { feature: "year", value: 1995, weight: 0 },
    { feature: "unheard of", value: null, weight: 0.1 },
  ];
  expect(describeEvidence({ title: "Heat", evidence }).map(({ tone, key }) => `${tone} ${key}`)).toEqual([
    "agrees title_same",
    "agrees year_same",
  ]);
});
