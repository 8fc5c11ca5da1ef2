const LATIN = /\p{Script=Latin}/u;
const LETTER = /\p{L}/u;

/**
 * One title written twice, in the Latin script and in another: `Сталкер - Stalker`, `Stalker / Сталкер`.
 * @param isSeries series are filed by their Latin title, which then comes first: `间谍过家家 / SPY×FAMILY - 04`
 * @returns both titles; null for all other titles
 */
export function splitBilingualTitle(title: string, isSeries = false): readonly [string, string] | null {
  for (const separator of [" - ", " / ", " | "]) {
    const at = title.indexOf(separator);
    if (at <= 0) continue;
    const halves = [title.slice(0, at).trim(), title.slice(at + separator.length).trim()] as const;
    const [first, second] = halves.map(scriptOf);
    if (!first || !second || first === second || first === "mixed" || second === "mixed") continue;
    return isSeries && separator === " / " && second === "latin" ? [halves[1], halves[0]] : halves;
  }
  return null;
}

function scriptOf(text: string): "latin" | "other" | "mixed" | null {
  const letters = [...text].filter((letter) => LETTER.test(letter));
  if (letters.length === 0) return null;
  const latin = letters.filter((letter) => LATIN.test(letter)).length;
  if (latin === letters.length) return "latin";
  return latin === 0 ? "other" : "mixed";
}
