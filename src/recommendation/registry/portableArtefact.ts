import type { FilmIds } from "../ratedFilms/filmIds.ts";
import { type ArtefactContent, ArtefactDamaged } from "./artefact.ts";
import { checkModel, ROLE_OF_KIND } from "./checkModel.ts";
import {
  type FilmIdentities,
  IDENTITY_ARRAYS,
  identitiesFromArrays,
  identitiesToArrays,
  imdbNumber,
} from "./filmIdentities.ts";
import { withoutLearntKeys } from "./learntKeys.ts";
import { modelFromArtefact } from "./modelArtefacts.ts";
import type { ModelRole } from "./versionRecords.ts";

/** Any film, as far as a portable artefact names it. */
export interface IdentifiedFilm extends FilmIds {
  readonly title: string;
  readonly year: number | null;
}

/** What a portable artefact holds, after it was checked. */
export interface PortableModel {
  readonly role: ModelRole;
  readonly kind: string;
  readonly films: FilmIdentities;
}

/**
 * The content of an artefact as other libraries can use it: with the identity of each film, and without anything that
 * belongs to one user (ids, biases and factors), which means nothing elsewhere.
 * @param filmOf a film by its id in this library's database
 */
export function toPortable(content: ArtefactContent, filmOf: (id: number) => IdentifiedFilm | null): ArtefactContent {
  const served = modelFromArtefact(content);
  const films = Array.from(served.filmIds, filmOf);
  const identities: FilmIdentities = {
    tmdbIds: withoutRepeats(films.map((film) => film?.tmdbId ?? 0)),
    imdbIds: withoutRepeats(films.map((film) => imdbNumber(film?.imdbId ?? null))),
    years: Int32Array.from(films, (film) => film?.year ?? 0),
    titles: films.map((film) => film?.title ?? ""),
  };
  const arrays = {
    ...withoutLearntKeys(content.arrays),
    ...identitiesToArrays(identities),
    filmIds: new Int32Array(films.length),
  };
  return { meta: content.meta, arrays: served.kind === "svd" ? withoutUsers(arrays) : arrays };
}

/** A film that another one's id was given by mistake keeps its title. */
function withoutRepeats(ids: readonly number[]): Int32Array {
  const seen = new Set<number>();
  return Int32Array.from(ids, (id) => {
    if (seen.has(id)) return 0;
    seen.add(id);
    return id;
  });
}

function withoutUsers(arrays: ArtefactContent["arrays"]): ArtefactContent["arrays"] {
  const none = { userIds: new Int32Array(), userBiases: new Float32Array(), userFactors: new Float32Array() };
  return { ...arrays, ...none, isKnownUser: new Uint8Array() };
}

/**
 * Checks an artefact from elsewhere from end to end.
 * @throws ArtefactDamaged
 */
export function checkPortable(content: ArtefactContent): PortableModel {
  const served = modelFromArtefact(content);
  const films = identitiesFromArrays(content.arrays, served.filmIds.length);
  if (films === null) throw new ArtefactDamaged("no film identities");
  checkModel(served);
  if (served.kind === "svd" && served.userIds.length > 0) throw new ArtefactDamaged("array userIds");
  return { role: ROLE_OF_KIND[served.kind], kind: served.kind, films };
}

/** The content as this library serves it. @param filmIds of each film in this library's database; 0 where it has none */
export function toLocal({ meta, arrays }: ArtefactContent, filmIds: Int32Array): ArtefactContent {
  const own = Object.entries(withoutLearntKeys(arrays)).filter(
    ([name]) => !IDENTITY_ARRAYS.some((identity) => identity === name),
  );
  return { meta, arrays: { ...Object.fromEntries(own), filmIds } };
}
