import type { EpisodeMark } from "./episodeMark.ts";
import type { ExtraMark } from "./extraMark.ts";
import type { FoundPart } from "./findPart.ts";
import type { FoundYear } from "./findYear.ts";
import type { Tag } from "./tagTokens.ts";
import type { Tokens } from "./tokenize.ts";

/** Everything that is found in a name before its title is extracted. */
export interface NameMarks {
  readonly tokens: Tokens;
  readonly tags: readonly (Tag | null)[];
  readonly start: number;
  readonly year: FoundYear | null;
  readonly episode: EpisodeMark | null;
  readonly extra: ExtraMark | null;
  readonly part: FoundPart | null;
  /** Index of a label of the copy, after the folder's title. */
  readonly label: number | null;
}

export interface TitleEnd {
  /** Index behind the title's last word. */
  readonly to: number;
  /** The end with the tags before it, which may be words of the title: *Johnny English*, *A Chorus Line*. */
  readonly limit: number;
}

export interface ExtractedTitle extends TitleEnd {
  /** `Сталкер - Stalker`: the same title in another language or script, removed from `text`. */
  readonly secondTitle: string | null;
  /** `Vertigo - Alfred Hitchcock`: the person behind the title, removed from `text`. */
  readonly person: string | null;
  readonly text: string;
  /** The title including its second title. */
  readonly whole: string;
  readonly from: number;
}

/** Another title and year that the same name may mean. */
export interface AlternativeGuess {
  readonly title: string;
  readonly year: number | null;
  readonly weight: number;
  /** See `TitleGuess`. */
  readonly omittedWords?: string;
}
