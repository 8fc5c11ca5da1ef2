/**
 * Pieces that make parsers look ahead, nest or backtrack: unclosed openings, runs of one character, characters that
 * many expressions start with. Repeated, they show how a parser's cost grows.
 */
const HOSTILE_PIECES: readonly string[] = [
  ...["<font", "</font", "{\\", "{\\an8}", "<", "<a ", "<a>", "<!--", "<![CDATA[", "]]>", "<?xml ", "&", "&#", "&amp;"],
  ...["[", "]", "(", ")", "([{", "()", "[]", " (a)", "{", "}", "{tmdb-", "{edition-", "["],
  ...['"', '""', "'", "\\", '\\"', '{"a":', '[{"a":[', ",", ",,", ";", "; ", "=", "a=1; ", "|", "::", "\t"],
  ...[" ", "\n", "\r", "\r\n", "\0", ".", "-", "_", "/", "//", "../", ":", "://", "*", "+", "%", "%41", "~", "#", "@"],
  ...["a", "A", "0", "1", "9", "é", "ﬁ", "🎬", "\u202e", "\u0301", "Ã©", "ab-1x", "a.", "a ", " a", "0,", "1."],
  ...[
    "00:00:01,000 --> ",
    "00:00:01,000 ",
    "1999",
    "1080p",
    "S01E01",
    "e1",
    "cd1",
    "2of3",
    "the ",
    "aka ",
    "tt",
    "tt1",
  ],
  ...["bytes=0-1,", "fr;q=0.1,", "fr,", "eyJ", "-eyJ", "eyJaaaaa.", "password=", '"password":', "Bearer ", "token="],
  ...["themoviedb.org/movie/", "thetvdb.com/?", "id=1&", "The, ", ", The", "-trailer", "NEAR(", "AND ", '" OR "'],
];

/**
 * Linear work on a megabyte takes milliseconds, or seconds on the slowest machine. Quadratic work takes a million times
 * as many steps, which no machine finishes before the deadline.
 */
const LONG = 1_048_576;
const SHORT = 65_536;

/** Every piece repeated: alone, and with a different end, on which an expression anchored to the end fails. */
export function hostileText(index: number): string {
  const piece = HOSTILE_PIECES[index >> 1] ?? "";
  return index % 2 === 0 ? repeatTo(piece, SHORT) : `${repeatTo(piece, LONG)}!`;
}

export const HOSTILE_TEXTS = HOSTILE_PIECES.length * 2;

/** @param length approximate, in UTF-16 code units */
function repeatTo(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}
