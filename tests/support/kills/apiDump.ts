import type { Dump } from "./databaseDump.ts";
import type { Answer } from "./killableProgram.ts";

type Read = (path: string, session: string) => Promise<Answer>;
// biome-ignore lint/suspicious/noExplicitAny: any answer of the program is compared
type Json = any;

/**
 * What depends on when and in which order rows were made, not on what a library holds. Estimates do in their last
 * digits: the vectors of films are made in the order of their numbers.
 */
const NOT_COMPARED =
  /^(id|\w+Id|\w+Ids|at|\w+At|url|sourceDates|portrait|still|estimate|poster|backdrop|placeholder|progressMs|started_at|finished_at|created_at|job_id|training_id|fit_ms|folds|size_bytes|checksum|fingerprint)$/;

/** What a library answers to those who use it: films, files, lists, ratings, journal, models. */
export async function dumpAnswers(read: Read, sessions: Readonly<Record<string, string>>): Promise<Dump> {
  const owner = Object.values(sessions)[0]!;
  const dump: Record<string, string[]> = {};
  for (const [user, session] of Object.entries(sessions)) {
    const films = await pages(read, "/api/films?limit=200", session);
    dump[`films of ${user}`] = lines(films);
    const details = [];
    for (const { id } of films) details.push((await read(`/api/films/${id}`, session)).body);
    dump[`details for ${user}`] = lines(details.map(withoutOrder));
    dump[`lists of ${user}`] = lines((await read("/api/me/lists", session)).body.items);
    dump[`filters of ${user}`] = lines((await read("/api/me/smart-lists", session)).body.items);
    dump[`export of ${user}`] = lines((await read("/api/me/export.json", session)).body.films);
  }
  dump.files = lines(await pages(read, "/api/files?limit=200", owner));
  dump.journal = lines(await pages(read, "/api/journal?limit=200", owner));
  dump.imports = lines((await read("/api/ratings/imports", owner)).body.items);
  dump.models = lines(
    (await read("/models", owner)).body.items.map(named("version", "role", "kind", "stage", "params")),
  );
  dump.trainings = lines((await read("/training/", owner)).body.items.map(named("state", "stage", "promoted")));
  dump.catalogues = lines((await read("/api/catalogues", owner)).body.items.map(named("name", "films")));
  dump.folders = lines((await read("/api/folders", owner)).body.items.map(named("path", "files")));
  dump["failed jobs"] = lines(
    (await pages(read, "/api/jobs?state=failed&limit=200", owner)).map(named("kind", "error")),
  );
  return dump;
}

async function pages(read: Read, path: string, session: string): Promise<Json[]> {
  const items: Json[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { status, body }: Answer = await read(`${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, session);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

const named =
  (...names: readonly string[]) =>
  (item: Json): Json =>
    Object.fromEntries(names.map((name) => [name, item[name]]));

/** Files of a film come in the order in which they were added, which a kill may change. */
function withoutOrder(film: Json): Json {
  const sorted = (list: Json[]) =>
    list.map(stripped).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...film,
    files: sorted(film.files ?? []),
    extras: sorted(film.extras ?? []),
    lists: (film.lists ?? []).length,
  };
}

function lines(items: readonly Json[]): string[] {
  return items.map((item) => JSON.stringify(stripped(item))).toSorted();
}

function stripped(value: Json): Json {
  if (Array.isArray(value)) return value.map(stripped);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NOT_COMPARED.test(name))
      .map(([name, inner]) => [name, stripped(inner)]),
  );
}
