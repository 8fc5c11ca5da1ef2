/**
 * What the person who asks may see. In: the session of a request. Out: the library as that person may see it, and a
 * refusal for a film that they may not: the same as for one that does not exist.
 */
import type { Session } from "../accounts/index.ts";
import type { Intake } from "../intake/index.ts";
import type { Library, RestrictedLibraries } from "../library/index.ts";
import type { ReadOptions, ReadPool } from "../reads/index.ts";
import { ApiError } from "./problems.ts";

type Person = Pick<Session, "user">;
type Queries = ReturnType<ReadPool["during"]>;

export interface Audience {
  /** For reading. */
  libraryOf(session: Person): Library;
  /** The queries of the read pool, for one request. */
  readsOf(session: Person, signal: AbortSignal, options?: Pick<ReadOptions, "estimates">): Queries;
  /**
   * The film's present id; an address from before two films became one names the film that is left.
   * @throws ApiError `unknown_film` for a hidden film
   */
  filmOf(session: Person, id: number): number;
  isVisible(session: Person, filmId: number): boolean;
  /** @throws ApiError `unknown_file` for a file that shows no film which the person may see */
  requireFile(session: Person, fileId: number): void;
  /** @throws ApiError `not_found` for a picture of hidden films only */
  requireArtwork(session: Person, artworkId: number): void;
  /** @throws ApiError `not_found` for a person of hidden films only */
  requirePerson(session: Person, personId: number): void;
}

export interface AudienceParts {
  readonly library: Library;
  readonly restrictedLibraries: RestrictedLibraries;
  readonly reads: ReadPool;
  readonly intake: Intake;
}

export function createAudience({ library, restrictedLibraries, reads, intake }: AudienceParts): Audience {
  const limitOf = ({ user }: Person) => user.maximumAge;
  const libraryOf = (session: Person) => restrictedLibraries.upTo(limitOf(session));
  const isVisible = (session: Person, filmId: number) =>
    limitOf(session) === null || libraryOf(session).identity.stateOf(filmId) !== null;

  return {
    libraryOf,
    isVisible,
    readsOf: (session, signal, options) =>
      reads.during(signal, { ...options, user: session.user.key, maximumAge: limitOf(session) }),
    filmOf(session, id) {
      const filmId = library.merging.currentFilm(id) ?? id;
      if (!isVisible(session, filmId)) throw new ApiError("unknown_film");
      return filmId;
    },
    requireFile(session, fileId) {
      if (limitOf(session) === null) return;
      const filmId = intake.files.byId(fileId)?.film ?? null;
      if (filmId === null || !isVisible(session, filmId)) throw new ApiError("unknown_file");
    },
    requireArtwork(session, artworkId) {
      if (limitOf(session) !== null && !libraryOf(session).artwork.isShown(artworkId)) throw new ApiError("not_found");
    },
    requirePerson(session, personId) {
      if (limitOf(session) !== null && libraryOf(session).people.namesOf([personId]).size === 0)
        throw new ApiError("not_found");
    },
  };
}
