import { expect, test } from "vitest";
import { areNamedAlike, isMuchShorter, isOnlyInItsFolder } from "../../../../src/identification/files/shortExtras.ts";
import { parseReleaseName } from "../../../../src/identification/index.ts";

const minutes = (count: number | null) => ({ durationSeconds: count === null ? null : count * 60 });

test.each([
  [2, 170, true],
  [18, 95, true],
  [29, 87, false],
  [20, 60, false],
  [2, 30, false],
  [null, 170, false],
  [2, null, false],
])("%s minutes next to %s minutes: much shorter is %s", (own, other, expected) => {
  expect(isMuchShorter(minutes(own), minutes(other))).toBe(expected);
});

test.each([
  ["Heat (1995) 2.mkv", "Heat (1995).mkv", true],
  ["Heat (1995).mp4", "Heat (1995) [1080p].mkv", true],
  ["heat.avi", "Heat.1995.1080p.BluRay.x264-GRP.mkv", true],
  ["Frankenweenie (1984).mkv", "Frankenweenie (2012).mkv", false],
  ["Heat (1995) {tmdb-949}.mkv", "Heat (1995) {tmdb-950}.mkv", false],
  ["Das Boot (1981) cd2.avi", "Das Boot (1981).avi", false],
  ["Heathers (1995).mkv", "Heat (1995).mkv", false],
])("%s next to %s: one film is %s", (file, feature, expected) => {
  expect(areNamedAlike(parseReleaseName(`/f/${file}`), parseReleaseName(`/f/${feature}`))).toBe(expected);
});

test.each([
  ["/f/Heat (1995)/theme.mp4", "/f/Heat (1995)/Heat (1995).mkv", true],
  ["/f/Heat (1995)/True Crime.mkv", "/f/Heat (1995)/Heat.1995.1080p.mkv", true],
  ["/f/Pixar/Lifted (2006).mkv", "/f/Pixar/Cars (2006).mkv", false],
  ["/f/Heat (1995)/Lifted (2006).mkv", "/f/Heat (1995)/Heat (1995).mkv", false],
  ["/f/Heat (1995)/Ronin.mkv", "/f/Heat (1995)/Casino (1995).mkv", false],
  ["/f/Up (2009)/Partly Cloudy {tmdb-24480}.mkv", "/f/Up (2009)/Up (2009).mkv", false],
  ["/f/Up (2009) {tmdb-14160}/theme.mkv", "/f/Up (2009) {tmdb-14160}/Up (2009).mkv", true],
])("%s next to %s: a clip in the feature's own folder is %s", (file, feature, expected) => {
  expect(isOnlyInItsFolder(parseReleaseName(file), parseReleaseName(feature))).toBe(expected);
});
