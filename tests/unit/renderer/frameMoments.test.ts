import { expect, test } from "vitest";
import { frameMoments } from "../../../renderer/features/artwork/frameMoments.ts";

test("frames are spread over the film, without its titles and credits, and others each time", () => {
  const rounds = [1, 2, 3, 4].map((round) => frameMoments(6_000, round));
  for (const moments of rounds) {
    expect(moments).toHaveLength(8);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(240);
    expect(Math.max(...moments)).toBeLessThanOrEqual(5_520);
  }
  expect(new Set(rounds.flat()).size).toBe(32);
});
