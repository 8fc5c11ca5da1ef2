const SIGNATURES: readonly (readonly [signature: string, fact: string])[] = [
  ["#EXTM3U", "HLS playlist"],
  ["ffconcat", "ffconcat list"],
  ["v=0", "SDP description"],
  ["%PDF", "PDF"],
  ["PK\x03\x04", "ZIP archive"],
  ["Rar!", "RAR archive"],
  ["7z\xbc\xaf", "7z archive"],
  ["\x89PNG", "PNG picture"],
  ["\xff\xd8\xff", "JPEG picture"],
  ["GIF8", "GIF picture"],
  ["RIFF", "RIFF without video"],
  ["ID3", "MP3 audio"],
  ["fLaC", "FLAC audio"],
  ["\x7fELF", "program"],
  ["MZ", "program"],
];
const INSPECTED_BYTES = 1_024;

/** What a file that is no video is, in a word or two, for the message that a person reads. */
export function describeContent(head: Uint8Array): string {
  const start = Buffer.from(head.subarray(0, INSPECTED_BYTES)).toString("latin1");
  const text = start.replace(/^\xef\xbb\xbf/, "").trimStart();
  const known = SIGNATURES.find(([signature]) => text.startsWith(signature));
  if (known) return known[1];
  const lower = text.toLowerCase();
  if (lower.includes("<mpd")) return "DASH manifest";
  if (lower.startsWith("<!doctype html") || lower.includes("<html")) return "HTML page";
  if (lower.startsWith("<?xml") || lower.startsWith("<svg")) return "XML";
  return isText(start) ? "text" : "unknown data";
}

function isText(start: string): boolean {
  for (let index = 0; index < start.length; index++) {
    const code = start.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c) return false;
  }
  return true;
}
