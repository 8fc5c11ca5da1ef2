import { LANGUAGE_BY_NAME } from "./languageNames.ts";

export interface SubtitleFlags {
  /** ISO 639-1, null where the name does not say. */
  readonly language: string | null;
  /** Only for passages in a foreign language. */
  readonly isForced: boolean;
  /** For the deaf and hard of hearing: sounds are described. */
  readonly isHearingImpaired: boolean;
}

const FORCED = new Set(["forced", "foreign", "forces", "force"]);
const DEAF = new Set(["sdh", "cc", "sme", "hoh", "hearing"]);
const MAX_WORDS = 20;

/** Reads what follows the film's name in the name of a subtitle: `.fr.forced`, `.en-US.sdh`, `2_English`. */
export function readSubtitleFlags(rest: string): SubtitleFlags {
  const words = rest
    .toLowerCase()
    .split(/[\s._()[\]-]+/)
    .filter((word) => word !== "")
    .slice(0, MAX_WORDS);
  const languages = words.filter((word) => word !== "hi").map(languageOf);
  const language = languages.find((found) => found !== null) ?? null;
  return {
    // `hi` next to a language means hearing impaired; alone it is Hindi.
    language: language ?? (words.includes("hi") ? "hi" : null),
    isForced: words.some((word) => FORCED.has(word)),
    isHearingImpaired: words.some((word) => DEAF.has(word)) || (language !== null && words.includes("hi")),
  };
}

/** Reads only the last two words of a name: the title before them may contain names of languages. */
export function readTrailingFlags(stem: string): SubtitleFlags {
  return readSubtitleFlags(
    stem
      .split(/[\s._-]+/)
      .slice(-2)
      .join("."),
  );
}

function languageOf(word: string): string | null {
  return LANGUAGE_BY_NAME.get(word) ?? null;
}
