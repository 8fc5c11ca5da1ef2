import { expect, test } from "vitest";
import { queryProviders } from "../../../src/identification/matching/queryProviders.ts";
import type { CandidateSource } from "../../../src/providers/index.ts";

const source = (provider: CandidateSource["provider"]) => ({ provider }) as CandidateSource;
const TMDB = source("tmdb");
const WIKIDATA = source("wikidata");

/** Queries TMDB, which fails with this code, and then Wikidata, which returns these films. */
function query(code: string, found: readonly string[]) {
  return queryProviders(
    [TMDB, WIKIDATA],
    async ({ provider }) => {
      if (provider === "tmdb") throw Object.assign(new Error(code), { code });
      return found;
    },
    (answer) => answer.includes("a film"),
  );
}

test.for([
  "provider_unreachable",
  "provider_rate_limited",
  "provider_blocked",
  "provider_intercepted",
  "provider_answer_invalid",
])("what is not certain is asked again later when the better source failed with %s", async (code) => {
  expect(await query(code, [])).toMatchObject({ kind: "all_failed", code, provider: "tmdb", interim: [] });
  expect(await query(code, ["a guess"])).toMatchObject({ kind: "all_failed", code, interim: ["a guess"] });
  expect(await query(code, ["a film"])).toEqual({ kind: "answered", answer: ["a film"] });
});

test("with a rejected key only the other source is used", async () => {
  expect(await query("provider_refused", [])).toEqual({ kind: "answered", answer: [] });
});

test("if every source answers, finding nothing is a valid result", async () => {
  const answer = await queryProviders(
    [TMDB, WIKIDATA],
    async () => [],
    () => false,
  );
  expect(answer).toEqual({ kind: "answered", answer: [] });
});
