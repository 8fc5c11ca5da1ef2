import { CodedError, errorCode } from "../../errors/index.ts";
import type { FileRecord, FileRecords } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import {
  isSampleFilm,
  ProviderRefused,
  REQUEST_PRIORITY,
  type SubtitleAccount,
  type SubtitleOffer,
  type SubtitleProvider,
} from "../../providers/index.ts";

export interface SubtitleSearchParts {
  readonly library: Pick<Library, "identity" | "facts">;
  readonly files: Pick<FileRecords, "inLibrary">;
  readonly subtitleProvider: SubtitleProvider;
  /** The hash by which databases of subtitles know a file. @throws the file system's error */
  movieHash(path: string): Promise<string | null>;
  /** Attaches a subtitle to a file. */
  attachSubtitle(
    fileId: number,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    signal: AbortSignal,
  ): Promise<{ number: number; key: string }>;
}

export interface AttachedOffer {
  readonly track: string;
  /** By which it can always be removed. */
  readonly given: string;
  readonly remaining: number | null;
}

/** Subtitles that a provider has for a file: found and attached when a person asks for it. */
export interface SubtitleSearch {
  readonly provider: Pick<SubtitleProvider, "name" | "isConfigured" | "reset">;
  /** Whether the provider accepts an account. @throws as `find` */
  check(account: SubtitleAccount, signal: AbortSignal): Promise<void>;
  /** @param languages ISO 639-1; empty: all. @throws ProviderError; CodedError `unknown_file`, `subtitle_account_missing`, `subtitle_account_refused` */
  find(fileId: number, languages: readonly string[], signal: AbortSignal): Promise<readonly SubtitleOffer[]>;
  /** @throws as `find`; CodedError `subtitle_quota_reached`, `not_a_subtitle` */
  attach(fileId: number, offer: ChosenOffer, signal: AbortSignal): Promise<AttachedOffer>;
}

/** Which offer, and what its track is called. */
export type ChosenOffer = Pick<SubtitleOffer, "id" | "language" | "isForDeaf" | "isForced">;

export function createSubtitleSearch(parts: SubtitleSearchParts): SubtitleSearch {
  const { library, files, subtitleProvider: provider } = parts;

  function fileOf(fileId: number): FileRecord {
    const file = files.inLibrary(fileId);
    if (!file) throw new CodedError("unknown_file");
    return file;
  }

  async function hashOf(path: string): Promise<string | null> {
    try {
      return await parts.movieHash(path);
    } catch (error) {
      // The drive is away: ids find the film too.
      if (errorCode(error) !== null) return null;
      throw error;
    }
  }

  return {
    provider,
    check: (account, signal) => asked(provider.check(account, { signal, reason: "settings" })),

    async find(fileId, languages, signal) {
      const { film, path } = fileOf(fileId);
      const ids = film === null ? null : library.identity.idsOf(film);
      // Samples are never looked up outside.
      if (film === null || !ids || isSampleFilm(ids)) return [];
      const facts = library.facts.resolved(film, "en");
      const year = facts.get("year")?.value;
      const query = {
        imdbId: ids.imdb ?? null,
        tmdbId: ids.tmdb ?? null,
        title: String(facts.get("title")?.value ?? ""),
        year: typeof year === "number" ? year : null,
        movieHash: await hashOf(path),
        part: library.identity.placementOf(fileId).part ?? 1,
        languages,
      };
      return asked(provider.find(query, { signal, reason: "subtitles", priority: REQUEST_PRIORITY.viewed }));
    },

    async attach(fileId, offer, signal) {
      fileOf(fileId);
      const options = { signal, reason: "subtitles", priority: REQUEST_PRIORITY.viewed } as const;
      const { bytes, fileName, remaining } = await asked(provider.fetch(offer.id, options));
      const { number, key } = await parts.attachSubtitle(
        fileId,
        nameOf(offer, fileName),
        new Uint8Array(bytes),
        signal,
      );
      return { track: `beside-${number}`, given: `given-${key}`, remaining };
    },
  };
}

/** A refusal is about the account, which the owner can mend. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error;
    const isMissing = error.reason === "no_key";
    throw new CodedError(isMissing ? "subtitle_account_missing" : "subtitle_account_refused", {}, { cause: error });
  }
}

/** The name says the language and what the subtitle is for, as names of files in a film's folder do. */
function nameOf({ language, isForDeaf, isForced }: ChosenOffer, fileName: string): string {
  const ending = /\.[a-z0-9]{2,4}$/i.exec(fileName)?.[0] ?? ".srt";
  return ["subtitle", language, isForced && "forced", isForDeaf && "sdh"].filter(Boolean).join(".") + ending;
}
