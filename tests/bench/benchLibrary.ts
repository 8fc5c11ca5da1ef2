import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { createEngine, type Engine, readConfig } from "../../src/engine.ts";
import { ARTWORK_WIDTHS } from "../../src/enrichment/artwork/artworkFiles.ts";
import { createLibrary } from "../../src/library/index.ts";

/** An engine on a separate library, called as a client calls it. No outside service is reachable. */
export interface BenchLibrary {
  readonly engine: Engine;
  readonly folder: string;
  ask(path: string, method?: string, body?: object): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export const OWNER = { userId: "bench", password: "forty reels of film" };
const JSON_TYPE = { "content-type": "application/json" };

export function unreachableServices(folder: string): NodeJS.ProcessEnv {
  const unreachable = "http://127.0.0.1:9";
  return {
    FILMOTHEQUE_DATA: folder,
    FILMOTHEQUE_PORT: "0",
    FILMOTHEQUE_LANGUAGE: "en",
    FILMOTHEQUE_TMDB_URL: `${unreachable}/3`,
    FILMOTHEQUE_TMDB_IMAGE_URL: `${unreachable}/t/p`,
    FILMOTHEQUE_WIKIDATA_URL: unreachable,
    FILMOTHEQUE_WIKIPEDIA_URL: `${unreachable}/{lang}`,
    FILMOTHEQUE_LOG: "warn",
  };
}

/** @param outside addresses of stand-ins, where a service is to be reachable */
export async function openBenchLibrary(outside: NodeJS.ProcessEnv = {}, isMeasured = true): Promise<BenchLibrary> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bench-"));
  const engine = await createEngine(readConfig({ ...unreachableServices(folder), ...outside }), {
    clock: Date,
    random: Math.random,
    isMeasured,
  });
  let session = "";

  async function ask(path: string, method = "GET", body?: object): Promise<Record<string, unknown>> {
    const headers = { ...JSON_TYPE, ...(session ? { authorization: `Bearer ${session}` } : {}) };
    const request = new Request(`http://bench${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const response = await engine.fetch(request, { address: "127.0.0.1" });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  }

  session = String((await ask("/api/setup", "POST", OWNER)).sessionId);
  return {
    engine,
    folder,
    ask,
    async close() {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PLACES = [
  "River",
  "House",
  "Garden",
  "Station",
  "Harbour",
  "Mountain",
  "Street",
  "Island",
  "Bridge",
  "Theatre",
  "Forest",
  "Castle",
];
const MANNERS = [
  "Silent",
  "Golden",
  "Broken",
  "Hidden",
  "Last",
  "Burning",
  "Distant",
  "Forgotten",
  "Crystal",
  "Midnight",
  "Electric",
  "Paper",
];
const PEOPLE = ["Ada", "Bruno", "Clara", "Diego", "Elena", "Farid", "Greta", "Hugo", "Inès", "Jonas", "Keiko", "Liam"];
const FAMILIES = [
  "Almeida",
  "Bergström",
  "Carvalho",
  "Dubois",
  "Eriksen",
  "Fontaine",
  "Garnier",
  "Holm",
  "Ito",
  "Jansen",
  "Kovács",
  "Lindqvist",
];
const GENRES = ["Drama", "Comedy", "Thriller", "Horror", "Animation", "Documentary", "Romance", "Western"];
const FILMS_A_WRITE = 200;
const POSTERS = 50;

/** The pictures that the invented films share: fifty posters on the disk, as wide as the grid asks for. */
export async function paintPosters({ folder }: Pick<BenchLibrary, "folder">): Promise<void> {
  for (let number = 0; number < POSTERS; number += 1) {
    const { folder: shelf, name } = posterOf(number);
    mkdirSync(join(folder, "images", shelf), { recursive: true });
    const background = { r: (number * 53) % 200, g: (number * 97) % 160, b: (number * 31) % 220 };
    const noise = { type: "gaussian", mean: 110, sigma: 40 } as const;
    const picture = sharp({ create: { width: 780, height: 1170, channels: 3, background, noise } });
    for (const width of ARTWORK_WIDTHS.poster)
      await picture
        .clone()
        .resize({ width })
        .webp({ quality: 60 })
        .toFile(join(folder, "images", shelf, `${name}-${width}.webp`));
  }
}

function posterOf(number: number): { folder: string; name: string } {
  const name = `${number % POSTERS}`.padStart(40, "0");
  return { folder: name.slice(0, 2), name };
}

/** Invented films through the library's own functions: what is measured is what the program writes. */
export function fillWithFilms(
  { engine }: Pick<BenchLibrary, "engine">,
  count: number,
  yearOf = (number: number) => 1920 + (number % 105),
): void {
  const { store } = engine.local;
  const library = createLibrary({ store, clock: Date, language: () => "en" });
  for (let from = 0; from < count; from += FILMS_A_WRITE) {
    store.writeRelaxed(() => {
      for (let number = from; number < Math.min(from + FILMS_A_WRITE, count); number += 1) addFilm(number);
    });
  }

  function addFilm(number: number): void {
    const title = `${pick(MANNERS, number)} ${pick(PLACES, number / 12)} ${number}`;
    const fileId = store
      .sql("INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES (:path, 1, 1, 'matched', :number)")
      .run({ path: `/bench/${number}.mkv`, number }).id;
    const candidate = {
      tmdbId: number + 1,
      title,
      year: yearOf(number),
      alternativeTitles: [`Le film ${number}`],
    };
    const { filmId } = library.identity.bindFile(fileId, { candidate }, {});
    library.facts.record(filmId, "tmdb", [
      { field: "genres", language: "en", value: [pick(GENRES, number), pick(GENRES, number / 3)] },
      { field: "popularity", language: null, value: (number * 7919) % 1000 },
      { field: "voteAverage", language: null, value: ((number * 31) % 80) / 8 },
      { field: "overview", language: "en", value: `A story of the ${title}, told twice.` },
    ]);
    const people = [0, 1, 2, 3].map((order) => {
      const name = `${pick(PEOPLE, number + order)} ${pick(FAMILIES, number / 5 + order)}`;
      return { providerPersonId: name, name, job: order === 0 ? "director" : "actor", order };
    });
    library.people.recordCredits(filmId, "tmdb", people);
    library.artwork.setProviderArtwork(
      filmId,
      "poster",
      library.artwork.findOrCreate("poster", `bench:${number % POSTERS}`),
    );
    library.artwork.complete(library.artwork.findOrCreate("poster", `bench:${number % POSTERS}`), {
      hash: posterOf(number).name,
      placeholder: "1QcSHQRnh493V4dIh4eXh1h4kJUI",
      width: 500,
      height: 750,
    });
    library.facts.refreshFilmRow(filmId, "en");
  }
}

function pick<T>(list: readonly T[], number: number): T {
  return list[Math.floor(number) % list.length]!;
}
