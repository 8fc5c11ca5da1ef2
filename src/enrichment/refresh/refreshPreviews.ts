import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Language, Locale } from "../../contract/index.ts";
import type { Events } from "../../events/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import {
  FILM_ARTWORK,
  type FilmArtworkKind,
  type JournalEntry,
  type Library,
  type UndoResult,
} from "../../library/index.ts";
import { isSampleFilm, type ProviderFilm, type ProviderSets, REQUEST_PRIORITY } from "../../providers/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { OfferedArtwork } from "../artwork/offeredArtwork.ts";
import { recordPicture } from "../artwork/recordPicture.ts";
import { findArticles } from "../findArticles.ts";
import { recordProviderFilm } from "../recordProviderFilm.ts";
import { peopleDifference } from "./peopleDifference.ts";
import { type RefreshedField, refreshDifference } from "./refreshDifference.ts";
import { RefreshProblem } from "./refreshProblem.ts";
import { recordRefresh, undoRefresh } from "./refreshUndo.ts";

/** A picture of the film that the provider replaces. */
export interface RefreshedPicture {
  readonly kind: FilmArtworkKind;
  /** At the provider's image host; null where it has none any more. */
  readonly path: string | null;
  /** A person chose the one that is shown: it stays. */
  readonly locked: boolean;
}

export interface FoundRefresh {
  readonly previewId: string;
  /** `sample` for sample films. */
  readonly provider: string;
  readonly fields: readonly RefreshedField[];
  readonly pictures: readonly RefreshedPicture[];
}

/** Refreshing one film while the owner watches: first what would change, then what they choose of it. */
export interface RefreshPreviews {
  /** Asks the film's provider; changes nothing. @throws RefreshProblem, ProviderError */
  preview(filmId: number, signal: AbortSignal): Promise<FoundRefresh>;
  /**
   * Records the answer of a preview. Fields and pictures that differ and are not chosen keep what they have.
   * @returns the journal's entry; null where nothing that is shown changed
   * @throws RefreshProblem `refresh_expired` also where the film was matched anew meanwhile
   */
  apply(filmId: number, previewId: string, chosen: ReadonlySet<string>, by: string): number | null;
  /** Undoes a journal entry of this feature, inside a transaction. @throws UndoProblem where the film was changed since */
  undo(entry: JournalEntry): UndoResult;
}

export interface RefreshPreviewsParts {
  readonly store: Pick<Store, "writeDurable">;
  readonly library: Library;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly providers: ProviderSets;
  readonly offeredArtwork: Pick<OfferedArtwork, "alsoOffer">;
  readonly clock: Clock;
  language(): Language;
  locale(): Locale;
}

interface KeptAnswer {
  readonly filmId: number;
  readonly answer: ProviderFilm;
  readonly idsBefore: string;
  /** Names of the fields and pictures that differ and are not locked. */
  readonly choices: ReadonlySet<string>;
}

/** A person reads one preview at a time; half an hour is the longest that a dialog waits for them. */
const CACHE = { max: 20, ttl: 30 * 60_000 } as const;

export function createRefreshPreviews(parts: RefreshPreviewsParts): RefreshPreviews {
  const { store, library, jobs, events, providers, offeredArtwork, clock, language, locale } = parts;
  const kept = new LRUCache<string, KeptAnswer>(CACHE);
  const idsOf = (filmId: number) => JSON.stringify(library.identity.idsOf(filmId));

  async function ask(filmId: number, signal: AbortSignal): Promise<ProviderFilm> {
    const ids = library.identity.stateOf(filmId) === "identified" ? library.identity.idsOf(filmId) : null;
    const set = ids && providers.forFilm(ids);
    if (!set) throw new RefreshProblem("no_metadata_source");
    const options = { signal, reason: "enrich", priority: REQUEST_PRIORITY.viewed } as const;
    if (ids.tmdb !== null && set.tmdb.isConfigured()) return set.tmdb.film(ids.tmdb, options);
    const found = await findArticles([filmId], set.wikimedia, library, language(), { signal, isBackground: false });
    const film = found.get(filmId)?.film;
    if (!film) throw new RefreshProblem("no_metadata_source");
    return film;
  }

  function picturesOf(filmId: number, answer: ProviderFilm): RefreshedPicture[] {
    // Wikidata names no pictures.
    if (answer.provider !== "tmdb") return [];
    return FILM_ARTWORK.flatMap((kind) => {
      const path = answer.images[kind] ?? null;
      const source = library.artwork.sourceOf(filmId, kind);
      const isSame = path === null ? !source?.startsWith("tmdb:") : source?.endsWith(`tmdb:${path}`) === true;
      if (isSame || source?.startsWith("beside:") === true) return [];
      if (path !== null) offeredArtwork.alsoOffer(filmId, kind, path);
      return [{ kind, path, locked: source?.startsWith("own:") === true }];
    });
  }

  function record(filmId: number, answer: ProviderFilm, except: ReadonlySet<string>): void {
    recordProviderFilm(filmId, answer, { library, language: locale(), now: clock.now(), except });
    if (answer.provider !== "tmdb") return;
    library.enrichment.setState(filmId, "tmdb", "done");
    for (const kind of FILM_ARTWORK)
      if (!except.has(kind)) recordPicture(filmId, kind, answer.images[kind], { library, jobs });
  }

  return {
    async preview(filmId, signal) {
      const idsBefore = idsOf(filmId);
      const answer = await ask(filmId, signal);
      const form = library.edits.form(filmId);
      if (!form) throw new RefreshProblem("no_metadata_source");
      const fields = [
        ...refreshDifference(library.facts.of(filmId), answer, locale()),
        ...peopleDifference(form, answer),
      ];
      const pictures = picturesOf(filmId, answer);
      const choices = [
        ...fields.flatMap(({ field, locked }) => (locked ? [] : [field])),
        ...pictures.flatMap(({ kind, locked }) => (locked ? [] : [kind])),
      ];
      const previewId = randomUUID();
      kept.set(previewId, { filmId, answer, idsBefore, choices: new Set(choices) });
      const provider = isSampleFilm(library.identity.idsOf(filmId) ?? {}) ? "sample" : answer.provider;
      return { previewId, provider, fields, pictures };
    },

    apply(filmId, previewId, chosen, by) {
      const found = kept.get(previewId);
      if (found?.filmId !== filmId || found.idsBefore !== idsOf(filmId)) throw new RefreshProblem("refresh_expired");
      const { answer, choices } = found;
      const except = choices.difference(chosen);
      const entryId = store.writeDurable(() => {
        const captured = library.refreshes.capture(filmId, () => record(filmId, answer, except));
        return captured && recordRefresh(filmId, captured, by, library);
      });
      kept.delete(previewId);
      events.emit({ type: "film.changed", filmId });
      return entryId;
    },

    undo: (entry) => undoRefresh(entry, { library, events }),
  };
}
