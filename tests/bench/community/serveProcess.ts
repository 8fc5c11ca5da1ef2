import { readFileSync } from "node:fs";
import { readCommunityVectors } from "../../../src/recommendation/itemVectors/communityVectors.ts";
import { joinLibrary } from "../../../src/recommendation/itemVectors/joinLibrary.ts";
import { rankByCommunities } from "../../../src/recommendation/itemVectors/rankByCommunities.ts";

const LIBRARY = 10_000;
const HISTORY = 100;
const ROUNDS = 50;

/** Joins a library of 10,000 films, and ranks it for a person with 100 ratings; prints times and peak memory. */
const [file = ""] = process.argv.slice(2);
const startedAt = performance.now();
const vectors = readCommunityVectors(readFileSync(file));
const films = vectors.films.tmdbIds.length;
const library = Array.from({ length: LIBRARY }, (_, at) => {
  // Evenly over all films of the set, so that most of them are rarely rated.
  const tmdbId = 1 + Math.floor((at * films) / LIBRARY);
  return { id: at + 1, tmdbId, imdbId: null, titles: [`Made ${tmdbId}`], year: null };
});
const served = joinLibrary(vectors, library);
const joinedMs = performance.now() - startedAt;
const history = Array.from({ length: HISTORY }, (_, at) => ({ film: at * 3 + 1, value: at % 3 === 0 ? 5 : 3 }));
const candidates = library.map(({ id }) => id);
const rankedFrom = performance.now();
for (let round = 0; round < ROUNDS; round += 1)
  rankByCommunities([served], history, candidates, { limit: 200, reasonsPerFilm: 2 });
console.log(
  JSON.stringify({
    joinedMs,
    rankMs: (performance.now() - rankedFrom) / ROUNDS,
    known: served.rowOf.size,
    keptBytes: served.vectors.byteLength,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  }),
);
