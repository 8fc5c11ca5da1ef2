import type { SampleFilm } from "../../src/samples/sampleFilm.ts";

/** Enough to say of a made-up film; the rest follows from it. */
type Sketch = {
  readonly en: string;
  readonly fr?: string;
  readonly original?: readonly [title: string, language: string];
  readonly year: number;
  readonly director: string;
  readonly minutes?: number | null;
  readonly genres?: readonly string[];
  readonly also?: readonly string[];
  readonly article?: false;
};

/**
 * Forty films that never were: namesakes, sequels, numbers as titles, accents, other scripts, one without a duration,
 * some without an article. Their ids are far above those that TMDB, IMDb and Wikidata have given out.
 */
const SKETCHES: readonly Sketch[] = [
  {
    en: "The Blue Lighthouse",
    fr: "Le Phare bleu",
    original: ["Das blaue Feuer", "de"],
    year: 1971,
    director: "Klara Vogt",
    minutes: 97,
    genres: ["Drama", "Mystery"],
  },
  {
    en: "The Blue Lighthouse",
    fr: "Le Phare bleu",
    year: 2009,
    director: "Owen Marsh",
    minutes: 112,
    genres: ["Thriller"],
  },
  {
    en: "The Glass Orchard",
    fr: "Le Verger de verre",
    year: 1984,
    director: "Ines Caldeira",
    minutes: 104,
    genres: ["Drama"],
  },
  {
    en: "The Glass Orchard",
    fr: "Le Verger de verre",
    year: 1985,
    director: "Paul Renner",
    minutes: 88,
    genres: ["Horror"],
  },
  {
    en: "The Glass Orchard",
    fr: "Le Verger de verre",
    year: 2021,
    director: "Mina Okafor",
    minutes: 131,
    genres: ["Science Fiction"],
  },
  {
    en: "Cinder Road",
    fr: "La Route des cendres",
    year: 1996,
    director: "Tomas Lindqvist",
    minutes: 109,
    genres: ["Action", "Thriller"],
  },
  {
    en: "Cinder Road II",
    fr: "La Route des cendres 2",
    year: 1999,
    director: "Tomas Lindqvist",
    minutes: 101,
    also: ["Cinder Road 2"],
    genres: ["Action"],
  },
  {
    en: "Cinder Road III: The Last Mile",
    fr: "La Route des cendres 3",
    year: 2003,
    director: "Ana Beltran",
    minutes: 118,
    genres: ["Action"],
  },
  { en: "1848", year: 2012, director: "Hugo Lambert", minutes: 143, genres: ["History", "War"] },
  { en: "2031", year: 1987, director: "Greta Halloran", minutes: 94, genres: ["Science Fiction"] },
  { en: "7:15", year: 2016, director: "Yuki Tanabe", minutes: 81, genres: ["Thriller"] },
  {
    en: "Summer at Évry",
    fr: "L'Été à Évry",
    original: ["L'Été à Évry", "fr"],
    year: 1978,
    director: "Agathe Morel",
    minutes: 92,
    genres: ["Comedy", "Romance"],
  },
  {
    en: "The Baker's Debt",
    fr: "La Dette du boulanger",
    original: ["La Dette du boulanger", "fr"],
    year: 1953,
    director: "Émile Fabre",
    minutes: 85,
    genres: ["Comedy"],
  },
  {
    en: "North of Nowhere",
    fr: "Au nord de nulle part",
    year: 2004,
    director: "Sarah Whitcombe",
    minutes: 99,
    genres: ["Adventure"],
  },
  {
    en: "Salt & Honey",
    fr: "Sel et Miel",
    year: 2018,
    director: "Leila Haddad",
    minutes: 107,
    also: ["Salt and Honey"],
    genres: ["Romance"],
  },
  {
    en: "The Clockmaker's Daughter of Prague",
    fr: "La Fille de l'horloger",
    original: ["Hodinářova dcera", "cs"],
    year: 1966,
    director: "Jiří Novotný",
    minutes: 79,
    genres: ["Fantasy"],
  },
  {
    en: "Winter Harbour",
    fr: "Port d'hiver",
    original: ["Vinterhamn", "sv"],
    year: 1991,
    director: "Tomas Lindqvist",
    minutes: 120,
    genres: ["Drama"],
  },
  {
    en: "A Quiet Sort of Thunder",
    fr: "Un tonnerre discret",
    year: 2014,
    director: "Mina Okafor",
    minutes: 116,
    genres: ["Drama"],
  },
  {
    en: "Kites over Busan",
    fr: "Cerfs-volants sur Busan",
    original: ["부산의 연", "ko"],
    year: 2007,
    director: "Han Seo-yeon",
    minutes: 125,
    genres: ["Drama", "Family"],
  },
  {
    en: "The Paper Samurai",
    fr: "Le Samouraï de papier",
    original: ["紙の侍", "ja"],
    year: 1962,
    director: "Yuki Tanabe",
    minutes: 138,
    genres: ["Adventure", "History"],
  },
  {
    en: "Orbit of Fools",
    fr: "L'Orbite des fous",
    year: 1974,
    director: "Greta Halloran",
    minutes: null,
    genres: ["Science Fiction", "Comedy"],
  },
  {
    en: "Dust and Violets",
    fr: "Poussière et Violettes",
    year: 1948,
    director: "Walter Kemp",
    minutes: 91,
    genres: ["Romance"],
    article: false,
  },
  {
    en: "The Long Way to Marrakesh",
    fr: "Le Long Chemin de Marrakech",
    year: 1958,
    director: "Walter Kemp",
    minutes: 129,
    genres: ["Adventure"],
  },
  {
    en: "Midnight Ferry",
    fr: "Le Ferry de minuit",
    year: 1994,
    director: "Ana Beltran",
    minutes: 90,
    genres: ["Crime"],
  },
  {
    en: "Midnight Ferry",
    fr: "Le Bac de minuit",
    year: 1951,
    director: "Roy Delaney",
    minutes: 76,
    genres: ["Crime", "Mystery"],
  },
  {
    en: "Everything But the Rain",
    fr: "Tout sauf la pluie",
    year: 2019,
    director: "Leila Haddad",
    minutes: 103,
    genres: ["Comedy"],
  },
  {
    en: "The Last Projectionist",
    fr: "Le Dernier Projectionniste",
    year: 2011,
    director: "Hugo Lambert",
    minutes: 98,
    genres: ["Documentary"],
  },
  { en: "Copper Sky", fr: "Ciel de cuivre", year: 1969, director: "Roy Delaney", minutes: 111, genres: ["Western"] },
  {
    en: "Copper Skies",
    fr: "Cieux de cuivre",
    year: 2001,
    director: "Sarah Whitcombe",
    minutes: 105,
    genres: ["Western"],
  },
  {
    en: "My Neighbour the General",
    fr: "Mon voisin le général",
    original: ["El general de al lado", "es"],
    year: 1982,
    director: "Ines Caldeira",
    minutes: 95,
    genres: ["Comedy", "War"],
  },
  {
    en: "Tin Moon",
    fr: "Lune d'étain",
    year: 1999,
    director: "Owen Marsh",
    minutes: 84,
    genres: ["Animation", "Family"],
  },
  {
    en: "It Came by Tram",
    fr: "Venu en tramway",
    year: 1957,
    director: "Roy Delaney",
    minutes: 72,
    genres: ["Horror", "Science Fiction"],
    article: false,
  },
  {
    en: "What Is Left of Us?",
    fr: "Que reste-t-il de nous ?",
    original: ["Que reste-t-il de nous ?", "fr"],
    year: 2023,
    director: "Agathe Morel",
    minutes: 114,
    genres: ["Drama"],
  },
  { en: "100% Pure", fr: "100 % pur", year: 2006, director: "Paul Renner", minutes: 87, genres: ["Comedy"] },
  {
    en: "The Cartographers",
    fr: "Les Cartographes",
    year: 2017,
    director: "Klara Vogt",
    minutes: 152,
    genres: ["Adventure", "History"],
  },
  {
    en: "Lantern Street",
    fr: "Rue des Lanternes",
    year: 1933,
    director: "Walter Kemp",
    minutes: 68,
    genres: ["Crime"],
  },
  {
    en: "Nocturne for Two Cities",
    fr: "Nocturne pour deux villes",
    year: 1988,
    director: "Émile Fabre",
    minutes: 122,
    genres: ["Music", "Romance"],
  },
  {
    en: "The Understudy's Revenge",
    fr: "La Revanche de la doublure",
    year: 2013,
    director: "Ana Beltran",
    minutes: 96,
    genres: ["Comedy", "Thriller"],
  },
  {
    en: "Frost Line",
    fr: "Ligne de gel",
    year: 2020,
    director: "Han Seo-yeon",
    minutes: 108,
    genres: ["Thriller"],
    article: false,
  },
  {
    en: "Grandmother's Submarine",
    fr: "Le Sous-marin de grand-mère",
    year: 2002,
    director: "Mina Okafor",
    minutes: 77,
    genres: ["Family", "Adventure"],
  },
  {
    en: "Harvest of Echoes",
    fr: "La Moisson des échos",
    year: 1976,
    director: "Jiří Novotný",
    minutes: 133,
    genres: ["Drama", "Fantasy"],
  },
];

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
    backdropPath: `/backdrop-${FIRST_TMDB_ID + index}.png`,
  };
}
