import { expect, test } from "vitest";
import { bySeries } from "../../../renderer/features/notFilms/grouping.ts";
import type { NotFilm } from "../../../src/contract/index.ts";

const video = (path: string, more: Partial<NotFilm> = {}): NotFilm => ({
  fileId: path.length,
  path,
  kind: "episode",
  series: "Fargo",
  season: 1,
  episode: 1,
  durationSeconds: null,
  still: null,
  isPresent: true,
  watched: false,
  reason: "numbered_episode",
  ...more,
});

test("episodes are grouped by series and season, in order, and a series is one whatever its case", () => {
  const [fargo, others] = bySeries([
    video("a", { season: 2, episode: 10, watched: true }),
    video("b", { season: null, episode: null }),
    video("c", { season: 2, episode: 9, series: "FARGO" }),
    video("d", { season: 1 }),
    video("holiday.mp4", { kind: "other", series: null, season: null, episode: null }),
  ]);
  expect(fargo).toMatchObject({ series: "Fargo", files: 4, watched: 1 });
  expect(fargo?.seasons.map(({ season, files }) => [season, files.map(({ path }) => path)])).toEqual([
    [1, ["d"]],
    [2, ["c", "a"]],
    [null, ["b"]],
  ]);
  expect(others).toMatchObject({ series: null, files: 1 });
});
