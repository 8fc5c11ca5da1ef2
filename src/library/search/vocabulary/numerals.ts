/** Numbers in titles: `2`, `II`, `two` and `deux` are one. */

const ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");
const ENGLISH =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const FRENCH =
  "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf vingt".split(
    " ",
  );
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(
  " ",
);
const FRENCH_ORDINALS =
  "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme".split(
    " ",
  );
/** Alone they are letters of other words: *V for Vendetta*, *X-Men*, `un film`. */
const ALSO_OTHER_WORDS: ReadonlySet<string> = new Set(["i", "v", "x", "un"]);
/** Come before a number and are no part of it. */
const BEFORE_NUMBER: ReadonlySet<string> = new Set(
  "part partie parte pt episode ep chapter chapitre vol volume tome no numero number".split(" "),
);

const NUMBER_BY_WORD: ReadonlyMap<string, number> = new Map(
  [ROMAN, ENGLISH, FRENCH].flatMap((list) => list.map((word, index): [string, number] => [word, index + 1])),
);
const ORDINAL_BY_WORD: ReadonlyMap<string, number> = new Map(
  [ORDINALS, FRENCH_ORDINALS].flatMap((list) => list.map((word, index): [string, number] => [word, index + 1])),
);

/**
 * @param isFirst of the text: a single letter that begins one is a word
 * @returns every word for the same number, the word itself first; null where it is no number
 */
export function sameNumber(word: string, isFirst = false): readonly string[] | null {
  const ordinal = ordinalOf(word);
  if (ordinal !== null)
    return unique([word, ORDINALS[ordinal - 1], FRENCH_ORDINALS[ordinal - 1], ...writtenOrdinals(ordinal)]);
  const number = numberOf(word);
  if (number === null || (ALSO_OTHER_WORDS.has(word) && isFirst) || word === "un") return null;
  const french = number === 1 ? undefined : FRENCH[number - 1];
  return unique([word, String(number), ROMAN[number - 1], ENGLISH[number - 1], french]);
}

/** The number that a word stands for, in digits, so that titles can be compared; the word itself where it is none. */
export function numberAsDigits(word: string, isFirst = false): string {
  const ordinal = ordinalOf(word);
  if (ordinal !== null) return `${ordinal}th`;
  const number = ALSO_OTHER_WORDS.has(word) && (isFirst || word === "un") ? null : numberOf(word);
  return number === null ? word : String(number);
}

export function comesBeforeNumber(word: string): boolean {
  return BEFORE_NUMBER.has(word);
}

export function isNumber(word: string): boolean {
  return /^\d+$/.test(word) || (numberOf(word) !== null && !ALSO_OTHER_WORDS.has(word)) || word === "v" || word === "x";
}

function numberOf(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  return NUMBER_BY_WORD.get(word) ?? null;
}

/** `5th`, `5e` and `5eme` are `fifth` and `cinquième`. */
function ordinalOf(word: string): number | null {
  const written = /^(\d{1,2})(?:st|nd|rd|th|e|eme|er|ere)$/.exec(word)?.[1];
  return written === undefined ? (ORDINAL_BY_WORD.get(word) ?? null) : Number(written);
}

function writtenOrdinals(number: number): string[] {
  const isTeen = number > 10 && number < 14;
  const english = isTeen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return [`${number}${english}`, `${number}e`, `${number}eme`, ...(number === 1 ? ["1er", "1ere"] : [])];
}

function unique(words: readonly (string | undefined)[]): string[] {
  return [...new Set(words)].filter((word): word is string => word !== undefined);
}
