/** `00:01:02,500 --> 00:01:04,000`, hours optional, comma or point. */
const TIMING = /(\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}\s*-->\s*(\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}/;
/**
 * Position and colour tags of old players. Neither pattern matches across another opening of its kind; otherwise each
 * of many unclosed openings would scan the rest of the line (quadratic time).
 */
const STYLES = /\{\\[^{}]*\}|<\/?font[^<>]*>/gi;
const TIME = /(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})/g;

/**
 * SubRip or WebVTT as WebVTT (https://www.w3.org/TR/webvtt1/), in any source encoding.
 * @returns null where the bytes hold no subtitle
 */
export function toWebVtt(bytes: Uint8Array): string | null {
  const text = decoded(bytes).replaceAll("\r\n", "\n").replaceAll("\r", "\n").trim();
  if (!TIMING.test(text)) return null;
  if (text.startsWith("WEBVTT")) return `${text}\n`;
  const cues = text.split("\n").map((line) => (TIMING.test(line) ? timing(line) : line.replaceAll(STYLES, "")));
  return `WEBVTT\n\n${cues.join("\n")}\n`;
}

function timing(line: string): string {
  return line.replaceAll(
    TIME,
    (_, hours = "0", minutes: string, seconds: string, part: string) =>
      `${String(hours).padStart(2, "0")}:${minutes.padStart(2, "0")}:${seconds}.${part.padEnd(3, "0")}`,
  );
}

/** Text that is not Unicode was mostly written by old programs on Windows, in the Western European encoding. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
