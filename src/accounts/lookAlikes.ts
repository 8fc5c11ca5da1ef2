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

/**
 * The form in which names are compared. Width, composition and case are ignored (NFKC, after RFC 8265's
 * UsernameCaseMapped).
 */
export function foldId(userId: string): string {
  return userId.normalize("NFKC").trim().toLowerCase().normalize("NFKC");
}

/** Whether two names look alike: `Ada` and `АDА` in Cyrillic, `Ella` and `EIIa`, `burn` and `bum`. */
export function looksLike(one: string, other: string): boolean {
  return skeletonOf(one) === skeletonOf(other) || drawnSkeletonOf(one) === drawnSkeletonOf(other);
}

function skeletonOf(name: string): string {
  return Array.from(foldId(name).replaceAll(/\s+/gu, " "), (letter) => LATIN[letter] ?? letter).join("");
}

/** Maps letters to their visual shape: capital I, l and 1 look the same. */
function drawnSkeletonOf(name: string): string {
  const drawn = name.normalize("NFKC").replaceAll(/[I|1]/g, "l").replaceAll("0", "o");
  return skeletonOf(drawn).replaceAll("rn", "m").replaceAll("vv", "w");
}
