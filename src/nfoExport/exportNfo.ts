import { basename, dirname } from "node:path";
import type { EditableField, FilmDetail } from "../contract/index.ts";
import { type DiskFaultCode, diagnoseDiskFault } from "../disk/index.ts";
import { CodedError, errorCode, hasCode } from "../errors/index.ts";
import type { UserFiles } from "../intake/index.ts";
import { decodeText, isOwnNfo, type NfoContent, updateNfo, writeNfo } from "../nfo/index.ts";
import { asSpelledOnDisk, nfoPathOf, readExisting, writeTextAtomically } from "./nfoFile.ts";

type NfoErrorCode = "nfo_exists" | "no_present_file" | `nfo_${DiskFaultCode}`;

const MAX_OLD_BYTES = 1024 * 1024;
/** States of files that are present. */
const PRESENT: ReadonlySet<string> = new Set(["matched", "ambiguous", "unmatched", "identifying"]);

/** A film, and the fields that the owner edited. */
export interface ExportedFilm {
  readonly film: FilmDetail;
  readonly edited: readonly EditableField[];
}

/** The elements of each field that can be edited. */
const ELEMENTS: Readonly<Record<EditableField, readonly string[]>> = {
  title: ["title"],
  sortTitle: ["sorttitle"],
  originalTitle: ["originaltitle"],
  year: ["year"],
  overview: ["plot"],
  tagline: ["tagline"],
  genres: ["genre"],
  certification: ["mpaa"],
  collection: ["set"],
  credits: ["director", "credits", "actor"],
};

/**
 * Writes an NFO next to every present file of a film. One that another program wrote is replaced only when `replace`
 * is true, and kept as `.bak`; otherwise nothing is written at all. The film's fields are written into the document that
 * is there, so that fields and comments of others stay.
 *
 * @returns the paths that were written
 * @throws CodedError, `nfo_` and the reason where a file cannot be written
 */
export async function exportNfo(
  film: ExportedFilm,
  replace: boolean,
  userFiles: Pick<UserFiles, "openFolder">,
  signal: AbortSignal,
): Promise<string[]> {
  const named = [
    ...new Set(film.film.files.filter(({ state }) => PRESENT.has(state)).map(({ path }) => nfoPathOf(path))),
  ];
  const paths: string[] = [];
  for (const path of named) paths.push(await withAdvice(path, () => asSpelledOnDisk(path, userFiles)));
  if (paths.length === 0) throw new CodedError<NfoErrorCode>("no_present_file");
  const foreign: string[] = [];
  for (const path of paths) if (await withAdvice(path, () => isForeign(path, userFiles))) foreign.push(path);
  if (foreign.length > 0 && !replace)
    throw new CodedError<NfoErrorCode>("nfo_exists", { fact: foreign.map((path) => basename(path)).join(", ") });
  const content = contentOf(film);
  for (const path of paths) {
    signal.throwIfAborted();
    await withAdvice(path, async () => {
      const text = await textFor(path, content, userFiles);
      await writeTextAtomically(path, text, foreign.includes(path), userFiles);
    });
  }
  return paths;
}

/** The film merged into the existing document, if there is one: content of other programs and users is preserved. */
async function textFor(path: string, content: NfoContent, userFiles: Pick<UserFiles, "openFolder">): Promise<string> {
  const existing = await readExisting(path, MAX_OLD_BYTES, userFiles);
  const updated = existing === "none" || existing === null ? null : updateNfo(decodeText(existing), content);
  return updated ?? writeNfo(content);
}

/** @throws `nfo_` and the reason for what a person can change, anything else as it is */
async function withAdvice<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (hasCode(error, "outside_allowed_roots"))
      throw new CodedError<NfoErrorCode>("nfo_path_not_a_folder", { fact: dirname(path) }, { cause: error });
    // The folder is the cause; the temporary file's name would not help the user.
    const fault = diagnoseDiskFault(withoutPath(error), dirname(path));
    if (!fault) throw error;
    const fact = fault.path === dirname(path) ? path : fault.path;
    throw new CodedError<NfoErrorCode>(`nfo_${fault.code}`, { fact }, { cause: error });
  }
}

function withoutPath(error: unknown): Error {
  return Object.assign(new Error("not written", { cause: error }), { code: errorCode(error) });
}

async function isForeign(path: string, userFiles: Pick<UserFiles, "openFolder">): Promise<boolean> {
  const existing = await readExisting(path, MAX_OLD_BYTES, userFiles);
  return existing !== "none" && (existing === null || !isOwnNfo(existing));
}

/** Age rating, collection and sort title are written where the owner set them: an NFO's count in every country and language. */
function contentOf({ film, edited }: ExportedFilm): NfoContent {
  const ifEdited = (field: EditableField, value: string | null) => (edited.includes(field) ? value : null);
  const named = (job: string) => film.credits.filter((credit) => credit.job === job);
  return {
    title: film.title,
    originalTitle: film.originalTitle,
    sortTitle: ifEdited("sortTitle", film.sortTitle),
    year: film.year,
    plot: film.overview,
    tagline: film.tagline,
    runtimeMinutes: film.runtimeMinutes,
    certification: ifEdited("certification", film.certification),
    set: ifEdited("collection", film.collection?.name ?? null),
    genres: film.genres,
    tags: film.tags,
    directors: named("director").map(({ name }) => name),
    writers: named("writer").map(({ name }) => name),
    actors: named("actor").map(({ name, character }) => ({ name, role: character ?? null })),
    ids: film.externalIds,
    // Tags are the owner's alone.
    edited: new Set([...edited.flatMap((field) => ELEMENTS[field]), "tag"]),
  };
}
