import "../src/server/requireNode.ts";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { createLibrary } from "../src/library/index.ts";
import { type BenchLibrary, OWNER, openBenchLibrary } from "../tests/bench/benchLibrary.ts";
import { LibraryPage } from "../tests/e2e/pages/library.ts";
import { LoginPage } from "../tests/e2e/pages/login.ts";
import { launchBrowser } from "../tests/e2e/support/browser.ts";
import { startSampleHost } from "../tests/e2e/support/sampleHost.ts";
import { benchDataFolder } from "../tests/standins/index.ts";
import { buildIfOld } from "./build.ts";
import { ROOT, take } from "./screenshots/take.ts";

/**
 * `node scripts/tastes.ts`: *For you* of five libraries whose owners like different films, without a
 * community. Prints the lists with their reasons, and takes the pictures of docs/recommendation.md. Needs the catalogue
 * of the bench data.
 */
interface CatalogueFilm {
  readonly tmdbId: number;
  readonly title: string;
  readonly year: number;
  readonly genres: readonly string[];
  readonly voteAverage: number;
  readonly voteCount: number;
  readonly cast?: readonly string[];
  readonly directors?: readonly string[];
  readonly overview?: string;
}

interface Taste {
  readonly name: string;
  /** Stars by title and year. */
  readonly ratings: Readonly<Record<string, number>>;
}

const TASTES: readonly Taste[] = [
  {
    name: "science-fiction",
    ratings: {
      "Blade Runner (1982)": 5,
      "Alien (1979)": 5,
      "2001: A Space Odyssey (1968)": 4.5,
      "The Matrix (1999)": 4.5,
      "Gattaca (1997)": 4.5,
      "Terminator 2: Judgment Day (1991)": 4,
      "Titanic (1997)": 2,
      "Pretty Woman (1990)": 1.5,
    },
  },
  {
    name: "animation",
    ratings: {
      "Spirited Away (2001)": 5,
      "My Neighbor Totoro (1988)": 5,
      "Toy Story (1995)": 4.5,
      "Finding Nemo (2003)": 4,
      "The Lion King (1994)": 4,
      "Pulp Fiction (1994)": 2,
    },
  },
  {
    name: "film-noir",
    ratings: {
      "Double Indemnity (1944)": 5,
      "The Big Sleep (1946)": 4.5,
      "Laura (1944)": 5,
      "The Maltese Falcon (1941)": 4.5,
      "Casablanca (1942)": 4,
      "Independence Day (1996)": 2,
    },
  },
  {
    name: "horror",
    ratings: {
      "The Shining (1980)": 5,
      "Halloween (1978)": 4.5,
      "The Thing (1982)": 5,
      "The Exorcist (1973)": 4.5,
      "Scream (1996)": 4,
      "Forrest Gump (1994)": 2.5,
    },
  },
  {
    name: "romantic-comedy",
    ratings: {
      "When Harry Met Sally... (1989)": 5,
      "Four Weddings and a Funeral (1994)": 4.5,
      "Notting Hill (1999)": 4.5,
      "Sleepless in Seattle (1993)": 4.5,
      "Groundhog Day (1993)": 4,
      "Saving Private Ryan (1998)": 2.5,
    },
  },
];
/** The most voted films of the catalogue, and those of the owner. */
const FILMS = 600;
const FILMS_A_WRITE = 100;
const SHOWN = 20;
const VIEWPORT = { width: 1280, height: 1000 };

buildIfOld(ROOT);
const catalogue = readFileSync(join(benchDataFolder(), "catalogue/films.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as CatalogueFilm)
  .toSorted((a, b) => b.voteCount - a.voteCount);
const browser = await launchBrowser();
try {
  for (const taste of TASTES) await judge(taste);
} finally {
  await browser.close();
}

async function judge(taste: Taste): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-tastes-"));
  try {
    await makeLibrary(folder, taste);
    const host = await startSampleHost(folder);
    const page = await browser.newPage({ viewport: VIEWPORT, locale: "en-GB", reducedMotion: "reduce" });
    try {
      await page.goto(host.url);
      await new LoginPage(page).logIn(OWNER.userId, OWNER.password);
      await new LibraryPage(page).films.first().waitFor();
      await page.goto(`${host.url}/for-you`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await printList(page, host.url, taste.name);
      await take(page, `tastes/${taste.name}.webp`);
    } finally {
      await page.close();
      await host.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeLibrary(folder: string, { ratings }: Taste): Promise<void> {
  const made = await openBenchLibrary({ FILMOTHEQUE_DATA: folder });
  const nameOf = ({ title, year }: CatalogueFilm) => `${title} (${year})`;
  const chosen = catalogue.filter((film, at) => at < FILMS || nameOf(film) in ratings);
  const ids = fill(made, chosen);
  for (const [name, value] of Object.entries(ratings)) {
    const at = chosen.findIndex((film) => nameOf(film) === name);
    if (at < 0) throw new Error(`${name} is not in the catalogue`);
    await made.ask(`/api/films/${ids[at]}/rating`, "PUT", { value });
  }
  await made.engine.stop();
}

/** @returns the ids of the films, in their order */
function fill({ engine }: Pick<BenchLibrary, "engine">, films: readonly CatalogueFilm[]): number[] {
  const { store } = engine.local;
  const library = createLibrary({ store, clock: Date, language: () => "en" });
  const ids: number[] = [];
  for (let from = 0; from < films.length; from += FILMS_A_WRITE) {
    store.writeRelaxed(() => {
      for (const film of films.slice(from, from + FILMS_A_WRITE)) ids.push(addFilm(film));
    });
  }
  return ids;

  function addFilm(film: CatalogueFilm): number {
    const { id } = store
      .sql("INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES (:path, 1, 1, 'matched', :at)")
      .run({ path: `/films/${film.tmdbId}.mkv`, at: film.tmdbId });
    const candidate = { tmdbId: film.tmdbId, title: film.title, year: film.year, alternativeTitles: [] };
    const { filmId } = library.identity.bindFile(id, { candidate }, {});
    library.facts.record(filmId, "tmdb", [
      { field: "title", language: "en", value: film.title },
      { field: "genres", language: "en", value: film.genres },
      { field: "voteAverage", language: null, value: film.voteAverage },
      { field: "voteCount", language: null, value: film.voteCount },
      { field: "popularity", language: null, value: film.voteCount },
      { field: "overview", language: "en", value: film.overview ?? "" },
    ]);
    const credits = [
      ...(film.directors ?? []).map((name) => ({ name, job: "director" })),
      ...(film.cast ?? []).map((name) => ({ name, job: "actor" })),
    ];
    library.people.recordCredits(
      filmId,
      "tmdb",
      credits.map((person, order) => ({ ...person, providerPersonId: person.name, order })),
    );
    library.facts.refreshFilmRow(filmId, "en");
    return filmId;
  }
}

async function printList(page: Page, url: string, name: string): Promise<void> {
  const answer = await page.request.get(`${url}/api/me/recommendations?limit=${SHOWN}`);
  const { items }: { items: { film: { title: string; year: number }; reason: { text: string } }[] } =
    await answer.json();
  console.log(`\n${name}`);
  for (const { film, reason } of items) console.log(`  ${film.title} (${film.year}) · ${reason.text}`);
}
