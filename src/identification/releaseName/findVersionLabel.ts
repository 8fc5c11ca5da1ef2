import { titleKey } from "./normalizeTitle.ts";
import type { Token } from "./tokenize.ts";
import { EDITION_NOUNS } from "./vocabulary/editionWords.ts";

/**
 * Index of a label that distinguishes copies in a film's folder: `Four Rooms/Four Rooms - A`, `Alien/Alien - 2.
 * Special Cut`. It follows the folder's title and a dash. A subtitle can be in the same position, but it is neither a
 * single letter nor an edition.
 * @returns null when there is no such label
 */
export function findVersionLabel(words: readonly Token[], folderKey: string | null): number | null {
  if (folderKey === null) return null;
  const at = words.findIndex(({ gap, group }, index) => index > 0 && group === -1 && /\s[-–]\s/.test(gap));
  if (
    at < 0 ||
    titleKey(
      words
        .slice(0, at)
        .map(({ text }) => text)
        .join(" "),
    ) !== folderKey
  )
    return null;
  const label = words.slice(at);
  const isLetter = label.length === 1 && /^[a-d]$/.test(label[0]?.folded ?? "");
  const isEdition = label.length > 1 && EDITION_NOUNS.has(label.at(-1)?.folded ?? "");
  return isLetter || isEdition ? at : null;
}
