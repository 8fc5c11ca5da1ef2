import type { Nfo } from "../../nfo/index.ts";
import { type NfoClues, type Release, type TitleGuess, titleKey } from "../releaseName/index.ts";

/** Weight of the name's guesses where the NFO has another title or year: an NFO's author knew the film. */
const NAME_GUESS_FACTOR = 0.6;
const MAX_ACTORS = 20;

/**
 * The release with its NFO: ids in the name win over the NFO's, but the NFO's title and year come before every guess from
 * the name. The NFO of an episode makes the file an episode, and that of a film makes a file named like an episode
 * (`04 - A New Hope`) a film; that of a series says nothing about one file.
 */
export function applyNfo(release: Release, nfo: Nfo | null): Release {
  if (nfo === null || nfo.kind === "tvshow") return release;
  if (nfo.kind === "episode") return asEpisode(release);
  const { tmdb, imdb } = nfo.ids;
  const clues: NfoClues = {
    ids: { ...(tmdb === undefined ? {} : { tmdb }), ...(imdb === undefined ? {} : { imdb }) },
    title: nfo.kind === "movie" ? nfo.title : null,
    year: nfo.year,
    directors: nfo.directors,
    actors: nfo.actors.slice(0, MAX_ACTORS).map(({ name }) => name),
  };
  const said = readingsOf(nfo, release);
  const [first] = said;
  const kind = nfo.kind === "movie" && release.kind === "episode" ? "movie" : release.kind;
  if (!first) return { ...release, kind, nfo: clues };
  const keys = new Set(said.map(({ title }) => titleKey(title)));
  const others = release.readings.filter(
    ({ title, year }) => !keys.has(titleKey(title)) || (year !== null && year !== first.year),
  );
  return {
    ...release,
    kind,
    nfo: clues,
    readings: [...said, ...others.map((reading) => ({ ...reading, weight: reading.weight * NAME_GUESS_FACTOR }))],
  };
}

function asEpisode(release: Release): Release {
  return {
    ...release,
    kind: "episode",
    readings: release.readings.map((reading) => ({ ...reading, kind: "episode" })),
  };
}

/** An NFO without a year gets the name's, where both have the same title. */
function readingsOf({ kind, title, originalTitle, year }: Nfo, release: Release): TitleGuess[] {
  if (kind !== "movie") return [];
  const titles = [title, originalTitle].filter((one) => one !== null && titleKey(one) !== "");
  const isSame = titles.some((one) => titleKey(one ?? "") === titleKey(release.title));
  const dated = year ?? (isSame ? release.year : null);
  return [...new Set(titles)].map((one, place) => ({
    title: one ?? "",
    year: dated,
    kind: "movie",
    weight: place === 0 ? 1 : 0.95,
  }));
}
