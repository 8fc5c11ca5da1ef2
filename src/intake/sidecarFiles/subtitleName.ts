import { foldName, LANGUAGE_BY_NAME } from "./languageNames.ts";

export interface SubtitleFlags {
  /** BCP 47, with region or script where the name states one; null where it states no language. */
  readonly language: string | null;
  /** Only for passages in a foreign language. */
  readonly isForced: boolean;
  /** For the deaf and hard of hearing: sounds are described. */
  readonly isHearingImpaired: boolean;
}

const FORCED = new Set(["forced", "foreign", "forces", "force", "forcee", "forcees"]);
const DEAF = new Set(["sdh", "cc", "sme", "hoh", "hearing", "malentendants", "sourds"]);
/**
 * Words that mean something else next to a language and are language codes alone: `hi` is hearing impaired or Hindi.
 */
const AMBIGUOUS = new Set(["hi", "sc", "tc", "in", "no", "is", "et", "lat", "gb", "br", "pb", "it"]);
const MAX_WORDS = 20;

/**
 * Reads what follows the film's name in the name of a subtitle: `.fr.forced`, `.pt-BR`, `.zh-Hant.sdh`, `2_English`.
 */
export function readSubtitleFlags(rest: string): SubtitleFlags {
  const words = foldName(rest)
    .split(/[\s._()[\]{},+-]+/)
    .filter((word) => word !== "")
    .slice(0, MAX_WORDS);
  const found = languageIn(words);
  const isHearing = (word: string, index: number) =>
    DEAF.has(word) || (word === "hi" && found !== null && !found.words.includes(index));
  return {
    language: found?.language ?? null,
    isForced: words.some((word) => FORCED.has(word)),
    isHearingImpaired: words.some(isHearing),
  };
}

/** Parses only the last words of a name, because the title before them may contain names of languages. */
export function readTrailingFlags(stem: string): SubtitleFlags {
  const words = stem.split(/[\s._-]+/);
  const flags = new Set([...FORCED, ...DEAF, "hi"]);
  const isFlag = (word = "") => flags.has(foldName(word).replaceAll(/[()[\]]/g, ""));
  let count = 2;
  while (count < 5 && isFlag(words[words.length - count + 1])) count += 1;
  return readSubtitleFlags(words.slice(-count).join("."));
}

interface FoundLanguage {
  readonly language: string;
  /** Indices of its words. */
  readonly words: readonly number[];
}

/** Unambiguous words take precedence over ambiguous ones; a region or script next to the language belongs to it. */
function languageIn(words: readonly string[]): FoundLanguage | null {
  const isKnown = (word: string) => LANGUAGE_BY_NAME.has(word);
  const clear = words.findIndex((word) => isKnown(word) && !AMBIGUOUS.has(word));
  const index = clear >= 0 ? clear : words.findIndex(isKnown);
  const language = LANGUAGE_BY_NAME.get(words[index] ?? "");
  if (language === undefined) return null;
  const qualified = qualify(language, words, index + 1) ?? qualify(language, words, index - 1);
  return qualified ?? { language, words: [index] };
}

/** Words that name a script or a region next to a language: `chinese traditional`, `portuguese brazilian`. */
function qualify(language: string, words: readonly string[], at: number): FoundLanguage | null {
  const word = words[at];
  if (word === undefined || language.includes("-")) return null;
  const named = LANGUAGE_BY_NAME.get(word);
  const found = named?.startsWith(`${language}-`) ? named : withSubtag(language, word);
  return found === null ? null : { language: found, words: [words.indexOf(word), at] };
}

/** Regions that are also words of subtitle names are left out. */
const NO_REGION = new Set(["hi", "cc"]);
const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const SCRIPTS = new Intl.DisplayNames("en", { type: "script", fallback: "none" });

/** A region of two letters or three digits, or a script of four letters. */
function withSubtag(language: string, word: string): string | null {
  if (NO_REGION.has(word)) return null;
  if (/^[a-z]{4}$/.test(word)) {
    const script = `${word[0]?.toUpperCase()}${word.slice(1)}`;
    return SCRIPTS.of(script) === undefined ? null : `${language}-${script}`;
  }
  const isRegion = /^(?:[a-z]{2}|\d{3})$/.test(word) && REGIONS.of(word.toUpperCase()) !== undefined;
  return isRegion ? `${language}-${word.toUpperCase()}` : null;
}
