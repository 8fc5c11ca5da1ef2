import fc from "fast-check";
import { expect, test } from "vitest";
import { parseReleaseName, titleKey } from "../../../../src/identification/index.ts";

const TITLES = [
  "The Third Man",
  "Le Samouraï",
  "1917",
  "Blade Runner 2049",
  "L'Auberge espagnole",
  "The French Dispatch",
  "8",
  "Сталкер",
  "七人の侍",
  "R.I.P.D.",
  "Spider-Man",
  "The Interview",
  "Wonder Woman 1984",
];
const TAGS = [
  "1080p",
  "2160p",
  "BluRay",
  "WEB-DL",
  "x264",
  "HEVC",
  "DTS",
  "10bit",
  "MULTi",
  "FRENCH",
  "VOSTFR",
  "REPACK",
  "PROPER",
  "HDR10",
  "AAC5.1",
  "REMUX",
  "UHD",
];
const EXTENSIONS = [".mkv", ".mp4", ".avi", ".m2ts"];

test("with any tags after the year, in any order and style, title, year and kind stay the same", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TITLES),
      fc.integer({ min: 1920, max: 2025 }),
      fc.shuffledSubarray(TAGS, { minLength: 0, maxLength: 8 }),
      fc.constantFrom(".", " ", "_"),
      fc.boolean(),
      fc.constantFrom(...EXTENSIONS),
      (title, year, tags, gap, isScene, extension) => {
        // A year in the title and another behind it: which is which is asked elsewhere.
        fc.pre(!title.includes(String(year)));
        const name = isScene
          ? [...title.split(" "), year, ...tags].join(gap)
          : `${title} (${year}) ${tags.map((tag) => `[${tag}]`).join(" ")}`;
        const release = parseReleaseName(`${name.trim()}${extension}`);
        expect([titleKey(release.title), release.year, release.kind]).toEqual([titleKey(title), year, "movie"]);
      },
    ),
    { numRuns: 3000 },
  );
});

test("a tag that is added takes nothing away from the attributes that were read", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(["1080p", "BluRay", "x264", "DTS"], { minLength: 4 }), (tags) => {
      const few = parseReleaseName(`Heat.1995.${tags.slice(0, 2).join(".")}.mkv`);
      const all = parseReleaseName(`Heat.1995.${tags.join(".")}.mkv`);
      expect(all).toMatchObject({
        ...(few.resolution ? { resolution: few.resolution } : {}),
        ...(few.source ? { source: few.source } : {}),
        ...(few.videoCodec ? { videoCodec: few.videoCodec } : {}),
        ...(few.audioCodec ? { audioCodec: few.audioCodec } : {}),
      });
    }),
  );
});

test("the path is given back as it came", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (path) => {
      expect(parseReleaseName(path).path).toBe(path);
    }),
  );
});
