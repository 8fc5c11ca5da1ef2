import { titleWords } from "./normalizeTitle.ts";
import { AMBIGUOUS_CHANNELS, CHANNEL_NAMES, CHANNEL_SUFFIXES, PROGRAMME_WORDS } from "./vocabulary/channels.ts";
import { CAMERA_WORDS } from "./vocabulary/titleWords.ts";

/** The broadcast date: `2014-03-15`, `15.03.2014`, `20140315`. */
const DATE =
  /(?<!\d)(?:(?:19|20)\d\d([-_.])[01]\d\1[0-3]\d|[0-3]\d([-_.])[01]\d\2(?:19|20)\d\d|(?:19|20)\d\d[01]\d[0-3]\d)(?!\d)|(?<!\d)20\d\d[01]\d[0-3]\d(?=[0-2]\d[0-5]\d(?:[0-5]\d)?(?!\d))/;
/** `13.08.05_20-15`, `2013 12 24 20h50`: a short date, or one with spaces, counts only with its time. */
const SHORT_DATE =
  /(?<!\d)(?:\d\d\.[01]\d\.\d\d(?=_\d\d-\d\d(?!\d))|20\d\d [01]\d [0-3]\d(?= [0-2]\d[h:.]?[0-5]\d(?!\d)))/;
/** `(enregistré le 12-03-2011 sur ARTE)`: a remark on the recording. */
const REMARK =
  /[([](?:enregistr[eé]e?|diffus[eé]e?|recorded|aired|broadcast|aufgenommen|gesendet|registrato|trasmesso|grabado|emitido)[ _][^()[\]]{0,60}[)\]]/iu;
/** The time directly after the date: ` 2045`, ` 20h45`, `_20-45-00`, ` 21.15`. */
const TIME =
  /^(?:[ _T,-]{1,3}|\.(?=[0-2]\d\.[0-5]\d(?!\d))| at |(?=[0-2]\d[0-5]\d(?:[0-5]\d)?(?!\d)))[0-2]\d[h.:_-]?[0-5]\d(?:[._:-]?[0-5]\d(?:\d\d)?)?(?!\d)/;
const CHANNEL_BEHIND_TIME = /^_[a-z0-9]+(?:_[a-z0-9]+){0,2}_\d{2,3}_TVOON_DE.*$/i;
/** How long the programme takes, behind its time: ` 02h20`, and the number of a second copy. */
const PROGRAMME_LENGTH = /^[ _-]{1,3}\d{1,2}h\d\d(?!\d)(?: \(\d\))?/;
/** Containers that recorders write and encoders do not. */
const BROADCAST_EXTENSIONS: ReadonlySet<string> = new Set("ts m2ts mts trp rec wtv dvr-ms mpg mpeg nuv tp".split(" "));
const MAX_CHANNEL_WORDS = 3;
const SEGMENT_END = / [-–] |_-_|_/g;
/** The maximum number of fields in a recorder's file name: channel, genre, title, subtitle. */
const MAX_SEGMENTS = 8;
const EDGES = /^[\s._-]+|(?<![\s._-])[\s._-]+$/g;

/**
 * Removes date, time and channel from the name of a recording: `20140315 2045 - ARTE HD - The Iron Lady` is *The Iron
 * Lady*. The date is neither the year of the film nor an episode number.
 * @returns null for every other name
 */
export function stripRecordingStamp(name: string, extension: string | null): string | null {
  const remarked = name.replace(REMARK, "");
  if (remarked !== name && isTitle(remarked)) return stripRecordingStamp(remarked, extension) ?? remarked.trim();
  const date = DATE.exec(name) ?? SHORT_DATE.exec(name);
  if (!date) return null;
  const behind = name.slice(date.index + date[0].length);
  const time = TIME.exec(behind)?.[0] ?? "";
  const before = openedBracket(name.slice(0, date.index));
  const after = behind
    .slice(time.length)
    .replace(PROGRAMME_LENGTH, "")
    .replace(CHANNEL_BEHIND_TIME, "")
    .replace(/^[)\]]/, "");
  const rest = [before, after].map((side) => side.replace(EDGES, "")).filter((side) => side !== "");
  const stripped = stripProgrammeWords(rest.join(" - "));
  const bare = time === "" ? stripped : stripLeadingChannel(stripped);
  const isStamped = time !== "" || BROADCAST_EXTENSIONS.has(extension ?? "") || bare !== rest.join(" - ");
  return isStamped && isTitle(bare) ? bare : null;
}

/** `(2014_03_15 20_45_00)`: the brackets are removed with the date. */
const openedBracket = (before: string) => before.replace(/[([]$/, "");

/** File names of phones and cameras contain only a date. */
function isTitle(bare: string): boolean {
  const words = titleWords(bare);
  return words.some((word) => /\p{L}/u.test(word)) && !CAMERA_WORDS.has(words[0] ?? "");
}

/** Removes channels and programme guide words at the start and end, as long as a title remains. */
function stripProgrammeWords(name: string): string {
  // In `TF1_Notting_Hill` an underscore may replace a space; *Fox_and_His_Friends* does not start with a channel.
  const isUnderscored = !name.includes(" ");
  const cuts = [...name.matchAll(SEGMENT_END)].map(({ index, 0: gap }) => {
    return { from: index, to: index + gap.length, isSure: gap !== "_" || !isUnderscored };
  });
  let start = 0;
  let end = name.length;
  for (const { from, to, isSure } of cuts.slice(0, MAX_SEGMENTS)) {
    if (isProgrammeWord(name.slice(start, from), isSure)) start = to;
  }
  for (const { from, to, isSure } of cuts.slice(-MAX_SEGMENTS).reverse()) {
    if (from > start && isProgrammeWord(name.slice(to, end), isSure)) end = from;
  }
  return name.slice(start, end);
}

/** `TF1 HD La Grande Vadrouille`, `France 2-Le Corbeau`: a channel with its suffix, or a dash without spaces. */
function stripLeadingChannel(name: string): string {
  const dash = name.indexOf("-");
  if (dash > 0 && isProgrammeWord(name.slice(0, dash), false) && name.length > dash + 1) return name.slice(dash + 1);
  const words = name.split(" ");
  const suffix = words.findIndex((word, at) => at > 0 && at <= MAX_CHANNEL_WORDS && isSuffix(word));
  const channel = titleWords(words.slice(0, suffix).join(" ")).join(" ");
  return suffix > 0 && words.length > suffix + 1 && CHANNEL_NAMES.has(channel)
    ? words.slice(suffix + 1).join(" ")
    : name;
}

const isSuffix = (word: string) => CHANNEL_SUFFIXES.has(word.toLowerCase());

function isProgrammeWord(segment: string, isSure: boolean): boolean {
  const words = titleWords(segment);
  const phrase = words.join(" ");
  if (words.length === 0 || (!isSure && AMBIGUOUS_CHANNELS.has(phrase))) return false;
  if (PROGRAMME_WORDS.has(phrase) || CHANNEL_NAMES.has(phrase)) return true;
  // `ZDFHD`, as some recorders join the channel and its suffix.
  if (words.length === 1 && CHANNEL_NAMES.has(phrase.replace(/u?hd$/, ""))) return true;
  return CHANNEL_SUFFIXES.has(words.at(-1) ?? "") && CHANNEL_NAMES.has(words.slice(0, -1).join(" "));
}
