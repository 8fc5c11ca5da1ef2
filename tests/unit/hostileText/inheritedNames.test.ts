import { expect, test } from "vitest";
import { badgesOf } from "../../../renderer/features/film/fileBadges.ts";
import { announce, playabilityOf, soundName } from "../../../renderer/features/player/playability.ts";
import { genreKey } from "../../../src/drift/genreKey.ts";
import { profileRatings } from "../../../src/drift/profile.ts";
import { excludedFile } from "../../../src/intake/exclusions/classifyName.ts";
import { fromTags } from "../../../src/intake/subtitles/cueText.ts";
import { sortTitle } from "../../../src/library/search/foldText.ts";
import { parseQuery } from "../../../src/library/search/parseQuery.ts";
import { providerName, readableFact } from "../../../src/messages/readableFact.ts";
import { readNfo } from "../../../src/nfo/readNfo.ts";
import { isServable } from "../../../src/recommendation/registry/servableModels.ts";

/** `constructor`, `toString`, `__proto__` and others: every object has them, also one that is used as a table. */
const NAMES = Object.getOwnPropertyNames(Object.prototype);

test.for(NAMES)("%s is a word like others, wherever text is looked up in a table", (name) => {
  for (const text of [name, name.toLowerCase(), `années ${name}`, `années ${name.toLowerCase()} x`])
    for (const { reading } of parseQuery(text)?.segments ?? []) expect(reading).toBeNull();
  expect(genreKey(name)).toBe(name.toLowerCase());
  expect(excludedFile(`film.${name}`)).toEqual({ reason: "not_a_video", fact: null });
  const asTag = fromTags(`<${name}>a</${name}>`);
  // A tag of another spelling is shown as it stands.
  if (/^[a-z]+$/i.test(name)) expect(asTag).toEqual(fromTags("<x>a</x>"));
  else expect(asTag.text).toContain(name);
  expect(sortTitle("The Lighthouse", name)).toBe(sortTitle("The Lighthouse"));
  expect(readableFact("en", name)).toBe(name);
  expect(providerName("fr", name)).toBe(name);
  expect(isServable(name)).toBe(false);
  const nfo = readNfo(Buffer.from(`<${name}><title>Rain</title></${name}>`));
  expect(structuredClone(nfo)).toEqual(nfo);
  // The XML parser itself refuses two of the names.
  expect(JSON.stringify(nfo)).toMatch(/"other"|"nfo_says_nothing"/);
});

test("genres with such names are counted as others are", () => {
  const ratings = { users: [1], films: [1], values: [4], times: [1] };
  const { genres } = profileRatings(ratings, () => ({ genres: NAMES, year: null }));
  expect(Object.values(genres)).toEqual(NAMES.map(() => 1));
});

test.for(NAMES)(
  "the page shows a file whose container and tracks are called %s, and says what it cannot play",
  (name) => {
    const track = { codec: name, channels: 2, language: null };
    const file: Parameters<typeof playabilityOf>[0] = {
      id: 1,
      path: "/films/Rain (1929).mkv",
      state: "matched",
      nfo: null,
      edition: null,
      part: null,
      sizeBytes: 1,
      container: name,
      durationSeconds: 60,
      width: 720,
      height: 576,
      videoCodec: name,
      hdr: null,
      audio: [track],
      subtitles: [],
    };
    const nothing = { canPlay: () => false, opensMatroska: false, switchesTracks: false };
    const shown = name.toUpperCase();
    expect(badgesOf(file, { mono: "Mono", stereo: "Stereo" })).toEqual(expect.arrayContaining([shown, shown]));
    expect(playabilityOf(file, nothing)).toEqual({ isOpened: false, canShow: false, canHear: [false] });
    expect(announce([file], nothing)).toEqual({ picture: shown, sound: shown, subtitles: [] });
    expect(soundName(name)).toBe(shown);
  },
);
