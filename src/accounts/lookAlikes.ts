/**
 * Letters of other scripts that look like a Latin one, small or capital, after "confusables.txt" of Unicode's technical
 * standard 39: those that names are written in. Names are compared in small letters.
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
  // Armenian, and Latin's own
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

/** Two names with the same skeleton cannot be told apart by eye. @param folded as `foldId` gives it */
export function skeletonOf(folded: string): string {
  return Array.from(folded, (letter) => LATIN[letter] ?? letter).join("");
}
