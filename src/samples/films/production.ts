import type { SampleProduction } from "../sampleFilm.ts";

/** Plain facts of some of the films, by the names of their pictures. */
const PRODUCTIONS: Readonly<Record<string, Omit<SampleProduction, "stillPaths" | "logoPath">>> = {
  "nosferatu-1922": {
    countries: ["DE"],
    studios: ["Prana-Film"],
    keywords: ["vampire", "plague", "castle", "silent film"],
    certifications: { DE: "12", US: "NR", GB: "PG" },
  },
  "metropolis-1927": {
    countries: ["DE"],
    studios: ["UFA"],
    keywords: ["dystopia", "robot", "class struggle", "silent film"],
    certifications: { DE: "6", US: "NR", GB: "PG" },
  },
  "caligari-1920": {
    countries: ["DE"],
    studios: ["Decla-Film"],
    keywords: ["hypnosis", "asylum", "fairground", "silent film"],
    certifications: { DE: "12", GB: "U" },
  },
  "faust-1926": { countries: ["DE"], studios: ["UFA"], keywords: ["devil", "pact", "silent film"] },
  "laugh-1924": { countries: ["DE"], studios: ["UFA"], keywords: ["hotel", "doorman", "silent film"] },
  "nosferatu-1979": { countries: ["DE", "FR"], studios: ["Werner Herzog Filmproduktion", "Gaumont"] },
  "general-1926": {
    countries: ["US"],
    studios: ["Buster Keaton Productions"],
    keywords: ["locomotive", "american civil war", "silent film"],
  },
  "kid-1921": { countries: ["US"], studios: ["Charles Chaplin Productions"], keywords: ["orphan", "silent film"] },
  "moon-1902": { countries: ["FR"], studios: ["Star Film"], keywords: ["moon", "rocket", "silent film"] },
  "potemkin-1925": { countries: ["SU"], studios: ["Goskino"], keywords: ["mutiny", "battleship", "silent film"] },
  "haxan-1922": { countries: ["SE", "DK"], studios: ["Svensk Filmindustri"], keywords: ["witch", "silent film"] },
  "joan-1928": { countries: ["FR"], studios: ["Société générale des films"], keywords: ["trial", "silent film"] },
  "charade-1963": {
    countries: ["US"],
    studios: ["Universal Pictures"],
    keywords: ["paris", "secret agent"],
    certifications: { US: "NR", GB: "PG" },
  },
  "living-dead-1968": {
    countries: ["US"],
    studios: ["Image Ten"],
    keywords: ["zombie", "farmhouse", "siege"],
    certifications: { US: "NR", GB: "15", DE: "16" },
    collection: {
      id: 9_000_001,
      name: { en: "Living Dead Collection", fr: "Saga Les Morts-vivants" },
      others: [
        {
          tmdbId: 923,
          title: { en: "Dawn of the Dead", fr: "Zombie" },
          originalTitle: "Dawn of the Dead",
          releaseDate: "1978-09-02",
        },
        {
          tmdbId: 8_408,
          title: { en: "Day of the Dead", fr: "Le Jour des morts-vivants" },
          originalTitle: "Day of the Dead",
          releaseDate: "1985-07-03",
        },
      ],
    },
  },
  "bunny-2008": { countries: ["NL"], studios: ["Blender Foundation"], keywords: ["rabbit", "open source"] },
  "sintel-2010": { countries: ["NL"], studios: ["Blender Foundation"], keywords: ["dragon", "open source"] },
  "steel-2012": { countries: ["NL"], studios: ["Blender Foundation"], keywords: ["robot", "open source"] },
  "elephants-2006": { countries: ["NL"], studios: ["Blender Foundation"], keywords: ["machine", "open source"] },
};

/** Pictures of the same scene from further away and closer. */
const STILLS = [2, 3, 4];

/** @param name of the film's pictures */
export function productionOf(name: string): SampleProduction {
  return {
    ...PRODUCTIONS[name],
    stillPaths: STILLS.map((number) => `/${name}-wide-${number}.jpg`),
    logoPath: `/${name}-logo.png`,
  };
}
