import type { SampleFilm } from "../../src/samples/sampleFilm.ts";
import { SKETCHES, type Sketch } from "./filmSketches.ts";

const ACTORS = [
  "Nadia Fournier",
  "Colin Ashby",
  "Marta Zielinska",
  "Dae-jung Pak",
  "Rosa Quintero",
  "Emeka Obi",
  "Viktor Sand",
  "Lucie Perrin",
] as const;
const ROLES = ["The keeper", "A stranger", "The judge", "Anna"] as const;
const FIRST_TMDB_ID = 4_000_001;
const FIRST_ITEM = 900_000_001;

/** The catalogue of the stand-ins unless they are given another: see `filmSketches.ts` for what is in it. */
export const SMALL_CATALOGUE: readonly SampleFilm[] = SKETCHES.map(drawFilm);

function drawFilm(sketch: Sketch, index: number): SampleFilm {
  const { en, fr = en, year, director, genres = ["Drama"] } = sketch;
  const [originalTitle, originalLanguage] = sketch.original ?? [en, "en"];
  const isNamesake = SKETCHES.some((other) => other !== sketch && other.en === en);
  const articles = {
    en: {
      title: isNamesake ? `${en} (${year} film)` : en,
      extract: `${en} is a ${year} film directed by ${director}. It was made up for the tests.`,
    },
    fr: {
      title: isNamesake ? `${fr} (film, ${year})` : fr,
      extract: `${fr} est un film réalisé par ${director}, sorti en ${year}. Il a été inventé pour les essais.`,
    },
  };
  return {
    tmdbId: FIRST_TMDB_ID + index,
    imdbId: `tt${90_000_001 + index}`,
    wikidataId: `Q${FIRST_ITEM + index}`,
    title: { en, fr },
    originalTitle,
    originalLanguage,
    year,
    runtimeMinutes: sketch.minutes === undefined ? 100 : sketch.minutes,
    genres,
    tagline: { en: `Nobody forgets ${en}.`, fr: "" },
    overview: {
      en: `A story of ${genres.join(" and ").toLowerCase()}, told by ${director}.`,
      fr: `Une histoire racontée par ${director}.`,
    },
    directors: [director],
    writers: [director],
    cast: ROLES.map((character, role) => ({
      name: ACTORS[(index + role * 3) % ACTORS.length] ?? ACTORS[0],
      character,
    })),
    ...(sketch.article === false ? {} : { articles }),
    recommendations: Array.from({ length: 25 }, (_, step) => FIRST_TMDB_ID + ((index + step + 1) % SKETCHES.length)),
    popularity: Math.round((60 - index) * 10) / 10,
    voteAverage: 5 + (index % 5),
    voteCount: 100 + index * 13,
    ...(sketch.also === undefined ? {} : { alternativeTitles: sketch.also }),
    posterPath: `/poster-${FIRST_TMDB_ID + index}.jpg`,
    morePosters: [
      { path: `/fr-${FIRST_TMDB_ID + index}.jpg`, language: "fr", width: 1_000, height: 1_500 },
      { path: `/de-${FIRST_TMDB_ID + index}.jpg`, language: "de", width: 2_000, height: 3_000 },
    ],
    backdropPath: `/backdrop-${FIRST_TMDB_ID + index}.png`,
  };
}
