import { z } from "zod";
import type { CommunityFilm } from "../communities/communityFilm.ts";
import { ArtefactDamaged, readArtefact, writeArtefact } from "../registry/artefact.ts";

/** What is kept of a community: no person, and of each film its ids and one vector. */
export interface CommunityVectors {
  readonly width: number;
  /** Of each direction, largest first. */
  readonly strengths: Float64Array;
  /** Films × width. */
  readonly vectors: Float32Array;
  readonly seenWeight: number;
  readonly films: CommunityFilmColumns;
  readonly ratings: number;
  readonly people: number;
}

/** Films in columns: 0 where the set names no id. */
export interface CommunityFilmColumns {
  readonly tmdbIds: Int32Array;
  /** The number in `tt0133093`. */
  readonly imdbIds: Int32Array;
  readonly counts: Int32Array;
  /** Mean stars. */
  readonly means: Float32Array;
  /** `[title, year, …other titles]` of films without an id, by row. */
  readonly names: ReadonlyMap<number, readonly [title: string, year: number, ...others: string[]]>;
}

const KIND = "community_vectors";
const metaSchema = z.object({
  kind: z.literal(KIND),
  width: z.number().int().positive().max(1_024),
  films: z.number().int().nonnegative(),
  seenWeight: z.number(),
  ratings: z.number().int(),
  people: z.number().int(),
});
const namesSchema = z.array(z.tuple([z.number().int(), z.tuple([z.string(), z.number().int()]).rest(z.string())]));

/** As one artefact; see `registry/artefact.ts`. */
export function writeCommunityVectors({ films, ...all }: CommunityVectors): Uint8Array {
  const names = Buffer.from(JSON.stringify([...films.names]));
  return writeArtefact({
    meta: {
      kind: KIND,
      width: all.width,
      films: films.counts.length,
      seenWeight: all.seenWeight,
      ratings: all.ratings,
      people: all.people,
    },
    arrays: {
      strengths: all.strengths,
      vectors: all.vectors,
      tmdbIds: films.tmdbIds,
      imdbIds: films.imdbIds,
      counts: films.counts,
      means: films.means,
      names: new Uint8Array(names),
    },
  });
}

/** @throws ArtefactDamaged */
export function readCommunityVectors(bytes: Uint8Array): CommunityVectors {
  const { meta, arrays } = readArtefact(bytes);
  const head = metaSchema.safeParse(meta);
  const { strengths, vectors, tmdbIds, imdbIds, counts, means, names } = arrays;
  if (!head.success) throw new ArtefactDamaged("no community vectors");
  const { width, films, seenWeight, ratings, people } = head.data;
  const isWhole =
    strengths instanceof Float64Array &&
    vectors instanceof Float32Array &&
    tmdbIds instanceof Int32Array &&
    imdbIds instanceof Int32Array &&
    counts instanceof Int32Array &&
    means instanceof Float32Array &&
    names instanceof Uint8Array;
  if (!isWhole) throw new ArtefactDamaged("arrays");
  const isOfFilms = [tmdbIds, imdbIds, counts, means].every(({ length }) => length === films);
  if (!isOfFilms || strengths.length !== width || vectors.length !== films * width)
    throw new ArtefactDamaged("lengths");
  return {
    width,
    strengths,
    vectors,
    seenWeight,
    ratings,
    people,
    films: { tmdbIds, imdbIds, counts, means, names: parseNames(Buffer.from(names).toString("utf8")) },
  };
}

/** @throws ArtefactDamaged */
function parseNames(text: string): CommunityFilmColumns["names"] {
  try {
    return new Map(namesSchema.parse(JSON.parse(text)));
  } catch {
    throw new ArtefactDamaged("names");
  }
}

/**
 * The films of a set in columns.
 * @param filmIds the set's own numbers, in the order of the vectors
 * @param described what the set says about its films
 */
export function filmColumns(
  filmIds: Int32Array,
  described: readonly CommunityFilm[],
  counted: Pick<CommunityFilmColumns, "counts" | "means">,
): CommunityFilmColumns {
  const bySourceId = new Map(described.map((film) => [film.sourceId, film]));
  const tmdbIds = new Int32Array(filmIds.length);
  const imdbIds = new Int32Array(filmIds.length);
  const names = new Map<number, readonly [string, number, ...string[]]>();
  filmIds.forEach((sourceId, row) => {
    const film = bySourceId.get(sourceId);
    if (!film) return;
    tmdbIds[row] = film.tmdbId ?? 0;
    imdbIds[row] = imdbNumber(film.imdbId);
    const isNamed = film.tmdbId !== null || film.imdbId !== null;
    if (!isNamed && film.year !== null) names.set(row, [film.title, film.year, ...film.otherTitles]);
  });
  return { tmdbIds, imdbIds, names, ...counted };
}

/** `tt0133093` → 133093; 0 for none. */
export function imdbNumber(imdbId: string | null): number {
  const [, digits] = /^tt(\d{1,9})$/.exec(imdbId ?? "") ?? [];
  return digits ? Number(digits) : 0;
}
