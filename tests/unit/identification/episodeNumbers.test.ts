import { expect, test } from "vitest";
import { episodeNumbers } from "../../../src/identification/index.ts";

test.each([
  ["/tv/Fargo/Season 2/Fargo.S02E05.1080p.mkv", 2, 5],
  ["C:\\TV\\Fargo\\fargo - s2 - e5.mkv", 2, 5],
  ["Fargo.2x05.mkv", 2, 5],
  ["Fargo/Saison 3/07 - Le titre.mkv", 3, 7],
  ["Fargo/Staffel 1/Episode 4.mkv", 1, 4],
  ["Dark/Temporada 2/Capítulo.mkv", 2, null],
  ["Planet Earth - Episode 11.mkv", null, 11],
  ["Pawn.Stars.S2014E18.mkv", 2014, 18],
  ["Holiday video.mp4", null, null],
] as const)("%s", (path, season, episode) => {
  expect(episodeNumbers(path)).toEqual({ season, episode });
});
