/**
 * Letters of other scripts that look like a Latin letter, upper or lower case, from "confusables.txt" of Unicode
 * Technical Standard 39; only scripts that names are written in. Names are compared in lower case.
 */
const LATIN: Readonly<Record<string, string>> = {
  // Cyrillic
  а: "a",
  в: "b",
  е: "e",
  з: "3",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  с: "c",
  т: "t",
  у: "y",
  х: "x",
  і: "i",
  ј: "j",
  ѕ: "s",
  һ: "h",
  ԁ: "d",
  ԛ: "q",
  ԝ: "w",
  ӏ: "l",
  ѵ: "v",
  ү: "y",
  ԍ: "g",
  // Greek
  α: "a",
  β: "b",
  ε: "e",
  ζ: "z",
  η: "h",
  ι: "i",
  κ: "k",
  μ: "m",
  ν: "n",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "y",
  χ: "x",
  γ: "y",
  ϳ: "j",
  ϲ: "c",
  // Armenian, and other Latin letters
  օ: "o",
  ս: "u",
  ո: "n",
  հ: "h",
  զ: "q",
  ı: "i",
  ɑ: "a",
  ɡ: "g",
  ɩ: "i",
};

/** Names with the same skeleton look the same. @param folded as returned by `foldId` */
export function skeletonOf(folded: string): string {
  return Array.from(folded, (letter) => LATIN[letter] ?? letter).join("");
}
