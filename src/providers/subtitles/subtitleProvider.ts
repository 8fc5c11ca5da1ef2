import type { HttpClientUsage, ProviderHealth } from "../http/index.ts";
import type { RequestOptions } from "../requestOptions.ts";

/** What a film is looked up by. The ids come first, then the words. */
export interface SubtitleQuery {
  readonly imdbId: string | null;
  readonly tmdbId: number | null;
  readonly title: string;
  readonly year: number | null;
  /** Of the very file, see `movieHash`; null where the file cannot be read. */
  readonly movieHash: string | null;
  /** Which part of the film the file is; 1 where the film has only one. */
  readonly part: number;
  /** ISO 639-1; empty: all. */
  readonly languages: readonly string[];
}

/** A subtitle that a provider has. */
export interface SubtitleOffer {
  /** The provider's. */
  readonly id: string;
  /** ISO 639-1, or with a region, `pt-BR`. */
  readonly language: string;
  /** The release that it was made for. */
  readonly release: string;
  readonly downloads: number;
  /** Made for the very same file: in time with it. */
  readonly isOfSameFile: boolean;
  readonly isForDeaf: boolean;
  /** Only what is said in a foreign language. */
  readonly isForced: boolean;
  readonly isMachineTranslated: boolean;
}

export interface FetchedSubtitle {
  /** With its ending. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Downloads that the account has left today; null where the provider does not say. */
  readonly remaining: number | null;
}

/** A service with subtitles, used with the owner's account; asked only when a person looks for subtitles. */
export interface SubtitleProvider {
  readonly name: string;
  isConfigured(): boolean;
  /** The best first. @throws ProviderError */
  find(query: SubtitleQuery, options?: RequestOptions): Promise<readonly SubtitleOffer[]>;
  /** @throws ProviderError; CodedError `subtitle_quota_reached` */
  fetch(id: string, options?: RequestOptions): Promise<FetchedSubtitle>;
  /** Whether an account, which need not be the one in use, is accepted. @throws ProviderError where it is not, or cannot be asked */
  check(account: SubtitleAccount, options?: RequestOptions): Promise<void>;
  health(): ProviderHealth;
  usage(): HttpClientUsage;
  /** The account changed: refusals and the session are forgotten. */
  reset(): void;
  close(): Promise<void>;
}

/** The owner's account at a provider of subtitles. */
export interface SubtitleAccount {
  readonly apiKey: string;
  readonly username: string;
  readonly password: string;
}
