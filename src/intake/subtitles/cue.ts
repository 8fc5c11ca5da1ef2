/** A subtitle cue. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  /** WebVTT cue text: escaped, with no tags but `<i>`, `<b>` and `<u>`; lines are separated by `\n`, none is empty. */
  readonly text: string;
  /** Shown at the top of the picture instead of the bottom. */
  readonly isAtTop: boolean;
}

/** Context that parsers need in addition to the text. */
export interface CueContext {
  /** Language in the file name, BCP 47. Formats with several languages use it to select one. */
  readonly language: string | null;
  /** Frame rate of the film: some formats count frames. */
  readonly frameRate: number | null;
}

/** A feature film has some 2,000; karaoke effects reach tens of thousands. */
const MAX_CUES = 50_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Formats cues as WebVTT (https://www.w3.org/TR/webvtt1/), sorted by time. Cues without text or duration are omitted,
 * and so are duplicates: ASS effects draw one line several times.
 * @returns null without any cue
 */
export function formatWebVtt(cues: readonly Cue[]): string | null {
  const blocks = new Set(
    cues
      .filter(({ startMs, endMs, text }) => text !== "" && endMs > startMs)
      .toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
      .slice(0, MAX_CUES)
      .map(({ startMs, endMs, text, isAtTop }) => {
        const settings = isAtTop ? " line:0" : "";
        return `${formatTime(startMs)} --> ${formatTime(endMs)}${settings}\n${text}\n`;
      }),
  );
  return blocks.size === 0 ? null : `WEBVTT\n\n${[...blocks].join("\n")}`;
}

function formatTime(ms: number): string {
  const pad = (value: number, digits: number) => String(value).padStart(digits, "0");
  const whole = Math.max(0, Math.round(ms));
  const hours = pad(Math.floor(whole / HOUR_MS), 2);
  const minutes = pad(Math.floor(whole / MINUTE_MS) % 60, 2);
  return `${hours}:${minutes}:${pad(Math.floor(whole / 1_000) % 60, 2)}.${pad(whole % 1_000, 3)}`;
}

const TIME = /^(?:(\d{1,3})\s?:\s?)?(\d{1,3})\s?:\s?(\d{1,2})(?:\s?[,.:]\s?(\d{1,9}))?$/;

/** Parses `1:02:03,5`, `02:03.500` and the non-standard `01:02:03:500`. @returns milliseconds, or null */
export function parseTime(text: string): number | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const [, hours = "0", minutes = "0", seconds = "0", fraction = "0"] = match;
  return (
    Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * 1_000 + Number(`0.${fraction}`) * 1_000
  );
}

/** Maximum duration of a cue without an end, which is otherwise shown until the next cue. */
const LONGEST_OPEN_MS = 5_000;

/** Sets the end of cues whose format only states the start. */
export function closeCues(cues: readonly (Omit<Cue, "endMs"> & { readonly endMs: number | null })[]): Cue[] {
  return cues.map((cue, index) => {
    const next = cues[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    return { ...cue, endMs: cue.endMs ?? Math.min(next, cue.startMs + LONGEST_OPEN_MS) };
  });
}
