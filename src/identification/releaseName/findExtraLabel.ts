import type { ExtraContext, ExtraMark } from "./extraMark.ts";
import { titleKey } from "./normalizeTitle.ts";
import type { Token } from "./tokenize.ts";
import { EDITION_NOUNS } from "./vocabulary/editionWords.ts";
import { EXTRA_LABEL_ENDS, EXTRA_LABEL_STARTS, EXTRA_WHOLE_NAMES } from "./vocabulary/extraWords.ts";

const LABEL_GAP = /\s[-–—]\s|_-_|[[(]$/;
const DASH = /\s[-–—]\s/;
/** `Blackfish (2013) [Documentary]`: the genre of the film itself. */
const GENRES: ReadonlySet<string> = new Set(
  "documentary documentaire documental documentario dokumentation doku reportage".split(" "),
);
/** A longer label is a sentence, or a title. */
const MAX_LABEL_WORDS = 7;

/**
 * A free label that names an extra: `Heat - Cast Interviews`, `Heat (1995) - Deutscher Trailer`, `Heat - Documentaire
 * sur le tournage`. The label follows the title of the film's folder, or the year, and begins or ends with the word
 * for an extra. Other labels distinguish copies. A whole name such as `Documentaire` counts in a film's folder.
 */
export function findExtraLabel(words: readonly Token[], { years, tags, folderKey }: ExtraContext): ExtraMark | null {
  const [only] = words;
  if (words.length === 1 && only && folderKey !== null && folderKey !== titleKey(only.text))
    return EXTRA_WHOLE_NAMES.has(only.folded) ? { kind: "extra", from: 0, to: 1 } : null;
  for (let at = 1; at < words.length; at += 1) {
    if (!LABEL_GAP.test(words[at]?.gap ?? "") || years.includes(at)) continue;
    // `1978 - Orchestra Rehearsal`, `Fellini - 1978 - Orchestra Rehearsal`: the title follows the year.
    const isTitle = at === 1 || DASH.test(words[at - 1]?.gap ?? "");
    const isBehindYear = years.includes(at - 1) && !isTitle;
    // *Never Surrender - A Galaxy Quest Documentary (2019)*: a label with its own year is a title.
    if (years.some((year) => year > at)) return null;
    const isOfFolder = isFolderTitle(words.slice(0, at), years, folderKey);
    if (!isBehindYear && !isOfFolder) continue;
    const label = words.slice(at, endOfLabel(words, at, years, tags)).filter((word) => !/^#?\d{1,2}$/.test(word.text));
    const [first, last] = [label[0]?.folded ?? "", label.at(-1)?.folded ?? ""];
    if (label.length > MAX_LABEL_WORDS) return null;
    if (EDITION_NOUNS.has(last)) return null;
    if (label.length === 1 && GENRES.has(first) && (!isOfFolder || (words[at]?.group ?? -1) >= 0)) return null;
    return EXTRA_LABEL_STARTS.has(first) || EXTRA_LABEL_ENDS.has(last)
      ? { kind: "extra", from: at, to: words.length }
      : null;
  }
  return null;
}

function isFolderTitle(before: readonly Token[], years: readonly number[], folderKey: string | null): boolean {
  const title = before.filter((_, at) => !years.includes(at)).map(({ text }) => text);
  return folderKey !== null && titleKey(title.join(" ")) === folderKey;
}

/** Up to a year, the technical part, or words in brackets. */
function endOfLabel(
  words: readonly Token[],
  from: number,
  years: readonly number[],
  tags: ExtraContext["tags"],
): number {
  const group = words[from]?.group ?? -1;
  let to = from + 1;
  while (to < words.length && !years.includes(to) && tags[to]?.kind !== "sure" && words[to]?.group === group) to += 1;
  return to;
}
