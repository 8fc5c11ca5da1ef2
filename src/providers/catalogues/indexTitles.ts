import type { Database } from "better-sqlite3";
import { yieldToEventLoop } from "../../time/index.ts";
import { PostingList } from "./postingList.ts";
import { rankPrefixes } from "./rankPrefixes.ts";
import type { TitleFolding } from "./titleFolding.ts";

const YIELD_EVERY = 5_000;

interface FilmTitles {
  id: number;
  title: string;
  original: string | null;
  alternatives: string | null;
  year: number;
}

/**
 * Makes the index of a catalogue: keys of whole titles, words with their films, prefixes with the best known films. Made
 * at the end of an import, so that each table is written once and in its order.
 *
 * @param onFilms gets the number of films that were indexed so far
 */
export async function indexTitles(
  database: Database,
  folding: TitleFolding,
  signal: AbortSignal,
  onFilms: (count: number) => void,
): Promise<void> {
  database.exec(`
    CREATE INDEX IF NOT EXISTS name_film ON name (film);
    DELETE FROM title; DELETE FROM word; DELETE FROM beginning;
    BEGIN`);
  try {
    const postings = await readTitles(database, folding, signal, onFilms);
    writeWords(database, postings);
    database.exec("CREATE INDEX IF NOT EXISTS title_key ON title (key, film)");
    rankPrefixes(database);
    database.exec("CREATE INDEX IF NOT EXISTS word_reversed ON word (reversed, word, count)");
    database.exec("CREATE INDEX IF NOT EXISTS word_count ON word (word, count)");
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

async function readTitles(
  database: Database,
  folding: TitleFolding,
  signal: AbortSignal,
  onFilms: (count: number) => void,
): Promise<PostingList> {
  const page = database.prepare<[number, number], FilmTitles>(
    "SELECT id, title, original, alternatives, year FROM film WHERE id > ? ORDER BY id LIMIT ?",
  );
  const namesOf = database.prepare<[number], string>("SELECT name FROM name WHERE film = ?").pluck();
  const addTitle = database.prepare("INSERT INTO title (key, film) VALUES (?, ?)");
  const hasNames = database.prepare("SELECT 1 FROM name LIMIT 1").get() !== undefined;
  const postings = new PostingList();
  let count = 0;
  for (let last = 0; ; ) {
    const films = page.all(last, YIELD_EVERY);
    if (films.length === 0) return postings;
    for (const { id, title, original, alternatives, year } of films) {
      const names = new Set([title, ...(original === null ? [] : [original]), ...listIn(alternatives)]);
      if (hasNames) for (const name of namesOf.all(id)) names.add(name);
      const keys = new Set<string>();
      const words = new Set<string>();
      for (const name of names) {
        keys.add(folding.key(name));
        for (const word of folding.words(name)) words.add(word);
      }
      for (const key of keys) if (key !== "") addTitle.run(key, id);
      for (const word of words) postings.add(word, year, id);
    }
    last = films.at(-1)?.id ?? last;
    count += films.length;
    onFilms(count);
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
}

function writeWords(database: Database, postings: PostingList): void {
  const insert = database.prepare("INSERT INTO word (word, reversed, count, films, years) VALUES (?, ?, ?, ?, ?)");
  for (const { word, films, years } of postings.sorted()) {
    insert.run(word, reverse(word), films.length, bytesOf(films), bytesOf(years));
  }
}

export function reverse(word: string): string {
  return [...word].reverse().join("");
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

function listIn(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[]); // written by `RecordWriter`
}
