import chardet from "chardet";

/** Legacy encodings of each language, most common first. Keys are a language or language-Script. */
const ENCODINGS: readonly (readonly [languages: string, encodings: readonly string[]])[] = [
  ["ru uk be bg mk sr-Cyrl sr", ["windows-1251", "KOI8-R", "ISO-8859-5"]],
  ["el", ["windows-1253", "ISO-8859-7"]],
  ["tr az", ["windows-1254", "ISO-8859-9"]],
  ["he", ["windows-1255", "ISO-8859-8"]],
  ["ar fa ur", ["windows-1256", "ISO-8859-6"]],
  ["lt lv et", ["windows-1257"]],
  ["vi", ["windows-1258"]],
  ["th", ["windows-874"]],
  ["pl cs sk hu hr sl bs sq ro sr-Latn", ["windows-1250", "ISO-8859-2"]],
  ["ja", ["Shift_JIS", "EUC-JP", "ISO-2022-JP"]],
  ["ko", ["EUC-KR"]],
  ["zh-Hant", ["Big5", "GB18030"]],
  ["zh zh-Hans", ["GB18030", "Big5"]],
];
const ENCODINGS_OF = new Map(
  ENCODINGS.flatMap(([languages, encodings]) => languages.split(" ").map((language) => [language, encodings] as const)),
);
/** Western European languages, and the default when nothing is certain. It contains ISO-8859-1. */
const WESTERN = "windows-1252";
/** Number of bytes sufficient for detection. */
const SAMPLE_BYTES = 64 * 1_024;
/**
 * Below this confidence, of 100, a guess that does not match the language is no better than the most common encoding.
 */
const MIN_CONFIDENCE = 30;
/** Share of letters; Western languages stay far below. */
const FOREIGN_SCRIPT_SHARE = 0.5;
const LATIN = new Set(
  "windows-1250 windows-1252 windows-1254 windows-1257 windows-1258 ISO-8859-1 ISO-8859-2 ISO-8859-9".split(" "),
);
/** Maximum ratio of invalid to multi-byte characters; above it the text is not UTF-8. */
const MAX_BROKEN_SHARE = 0.1;
const REPLACEMENT = "\u{fffd}";

/**
 * Decodes a subtitle file: by its byte order mark, as Unicode if it is valid, otherwise by detection (chardet) among
 * the encodings of the language in the file name.
 * @param language BCP 47, or null
 */
export function decodeSubtitle(bytes: Uint8Array, language: string | null): string {
  const marked = byMark(bytes) ?? wideWithoutMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  return asUtf8(bytes) ?? new TextDecoder(detect(bytes, language)).decode(bytes);
}

function byMark([first, second, third, fourth]: Uint8Array): string | null {
  // Web decoders do not support UTF-32, and no program writes subtitles in it.
  if (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

/** UTF-16 without a byte order mark: every second byte of digits and line breaks is zero. */
function wideWithoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2_048);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 8;
  if (odd > many && even < odd / 8) return "utf-16le";
  return even > many && odd < even / 8 ? "utf-16be" : null;
}

/** A few invalid characters, for example at a truncated end, do not mean another encoding. */
function asUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  let broken = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) broken += 1;
  if (broken === 0) return text;
  const beyondAscii = text.replaceAll(/[\0-\x7f]/g, "").length - broken;
  return broken <= beyondAscii * MAX_BROKEN_SHARE ? text : null;
}

function detect(bytes: Uint8Array, language: string | null): string {
  const sample = sampleOf(bytes);
  const isForeignScript = shareBeyondAscii(sample) > FOREIGN_SCRIPT_SHARE;
  const guesses = chardet.analyse(sample).filter(({ name }) => isCandidate(name, isForeignScript));
  const expected = encodingsOf(language).filter((name) => isCandidate(name, isForeignScript));
  const fitting = guesses.find(({ name }) => expected.includes(name))?.name ?? expected[0];
  if (fitting !== undefined) return fitting;
  const [best] = guesses;
  return best && (isForeignScript || best.confidence >= MIN_CONFIDENCE) ? best.name : WESTERN;
}

/** Text with mostly non-ASCII characters is not in a Latin script, whatever the file name states. */
function isCandidate(name: string, isForeignScript: boolean): boolean {
  return !name.startsWith("UTF") && isDecodable(name) && !(isForeignScript && LATIN.has(name));
}

function shareBeyondAscii(sample: Uint8Array): number {
  let beyond = 0;
  let letters = 0;
  for (const byte of sample) {
    if (byte > 0x7f) beyond += 1;
    else if (byte > 0x40) letters += 1;
  }
  return beyond / Math.max(1, beyond + letters);
}

/** The lines with non-ASCII text. Numbers and timings do not help to detect the encoding. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let start = 0;
  while (start < bytes.length && length < SAMPLE_BYTES) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE_BYTES - length));
    if (line.some((byte) => byte > 0x7f || byte === 0x1b)) {
      sample.set(line, length);
      length += line.length;
    }
    start = end;
  }
  return sample.subarray(0, length);
}

/** Encodings by language and script, then by language; empty for an unknown language. */
function encodingsOf(language: string | null): readonly string[] {
  if (language === null) return [];
  const locale = new Intl.Locale(language);
  const { script } = locale.maximize();
  return ENCODINGS_OF.get(`${locale.language}-${script}`) ?? ENCODINGS_OF.get(locale.language) ?? [WESTERN];
}

function isDecodable(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false; // RangeError: an encoding that web decoders do not support
  }
}
