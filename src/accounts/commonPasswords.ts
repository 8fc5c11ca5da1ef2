import { COMMON_PASSWORDS } from "./commonPasswordList.ts";
import { COMMON_WORDS } from "./commonWords.ts";

/** Ways over the keyboard and the alphabet; read in both directions, and round. */
const RUNS: readonly string[] = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "qsdfghjklm",
  "zxcvbnm",
  "wxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
  "qazwsxedcrfvtgbyhnujmik",
  "zaq1xsw2cde3vfr4bgt5",
  "zaqxswcdevfr",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "qweasdzxc",
  "1qazxsw23edcvfr4",
  "1a2b3c4d5e6f7g8h",
  "a1b2c3d4e5f6g7h8",
  "aqwzsxedcrfv",
  "789456123",
  "147258369",
  "741852963",
  "159357",
  "!@#$%^&*()",
].flatMap((run) => [run + run, [...run, ...run].reverse().join("")]);

const SHORTEST_RUN = 3;
/** So few letters next to digits add nothing: `abc12345`, `a1234567`. */
const FEW_LETTERS = 3;
/** A word with a year, a date or a sign behind it is still that word. */
const MAX_DIGITS_OR_SIGNS = 8;
const MAX_COMMON_LENGTH = 40;

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
};

/**
 * Whether a password is one of the first that anyone tries.
 *
 * Most of them are a common word (`commonWords.ts`), alone, repeated or with digits and signs; a keyboard path; a
 * repetition; or only digits. The rules refuse all such passwords, whether listed or not. The remaining ones of the
 * 17,000 most common are listed in `commonPasswordList.ts` and refused like common words.
 */
export function isCommon(password: string): boolean {
  return isCommonWith(password, COMMON_PASSWORDS);
}

/** Variant with another list, for the script that generates the list. */
export function isCommonWith(password: string, listed: ReadonlySet<string>): boolean {
  const word = password.toLowerCase();
  if (word.length > MAX_COMMON_LENGTH) return isRepetition(word);
  return isRepetition(word) || isDigitsAlone(word) || isMadeOfRuns(word) || isCommonWord(word, listed);
}

/** `aaaaaaaa`, `abcabcabc`, `12121212`. */
function isRepetition(word: string): boolean {
  return word.length > 3 && (word + word).indexOf(word, 1) < word.length;
}

function isDigitsAlone(word: string): boolean {
  return /^[\d .\-/]{1,12}$/.test(word);
}

/**
 * Only keyboard runs, repetitions and a few letters: `qwertyuiop`, `qwerty2024`, `qwe123asd`, `a1234567`, `aaaa1111`.
 */
function isMadeOfRuns(word: string): boolean {
  if (isRun(word) || isRun(withoutEnds(word))) return true;
  const chunks = chunksOf(word);
  const letters = chunks.filter((chunk) => /^\p{L}/u.test(chunk));
  const others = chunks.filter((chunk) => !/^\p{L}/u.test(chunk));
  const fewLetters = letters.join("").length <= FEW_LETTERS;
  return (
    (fewLetters || letters.every(isCheap)) && others.every((chunk) => isCheap(chunk) || chunk.length <= FEW_LETTERS)
  );
}

/** Letters, digits and signs apart: `asd123!` is `asd`, `123`, `!`. */
function chunksOf(word: string): string[] {
  return word.match(/\p{L}+|\d+|[^\p{L}\d]+/gu) ?? [];
}

function isCheap(chunk: string): boolean {
  return isRun(chunk) || isRepetition(chunk) || new Set(chunk).size === 1;
}

function isRun(word: string): boolean {
  return word.length >= SHORTEST_RUN && RUNS.some((run) => run.includes(word));
}

/** `Password123!`, `2024summer`, `p4ssw0rd`, `iloveyou`, `lovelove1`. */
function isCommonWord(word: string, listed: ReadonlySet<string>): boolean {
  const bare = withoutEnds(word);
  return [word, bare, plain(word), plain(bare), withoutEnds(plain(word))]
    .flatMap((each) => [each, halfOf(each)])
    .some((each) => COMMON_WORDS.has(each) || listed.has(each));
}

function withoutEnds(word: string): string {
  const isLetter = (letter: string) => /\p{L}/u.test(letter);
  const letters = [...word];
  const first = letters.findIndex(isLetter);
  const last = letters.findLastIndex(isLetter);
  if (first < 0 || first + (letters.length - 1 - last) > MAX_DIGITS_OR_SIGNS) return word;
  return letters.slice(first, last + 1).join("");
}

function plain(word: string): string {
  return [...word].map((letter) => LEET[letter] ?? letter).join("");
}

function halfOf(word: string): string {
  const half = word.slice(0, word.length / 2);
  return half + half === word ? half : "";
}
