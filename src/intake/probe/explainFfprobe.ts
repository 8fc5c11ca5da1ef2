import type { ProbeRefusal, ProbeRefusalCode } from "./probedMedia.ts";

const REASONS: readonly (readonly [text: string, code: ProbeRefusalCode])[] = [
  ["No such file", "not_found"],
  ["Permission denied", "unreadable"],
  ["moov atom not found", "truncated"],
  ["Format not on whitelist", "not_a_video"],
  ["Unrecognized option", "program_missing"],
  ["error while loading shared libraries", "program_missing"],
  ["Cannot allocate memory", "damaged"],
  ["Invalid data found", "damaged"],
];

/** Maps ffprobe's error output to a reason. The output may contain the path and is not passed on. */
export function explainFfprobe(text: string): ProbeRefusal {
  const reason = REASONS.find(([words]) => text.includes(words));
  if (!reason) return { kind: "refused", code: "damaged", fact: null };
  return { kind: "refused", code: reason[1], fact: reason[0] === "Permission denied" ? "EACCES" : reason[0] };
}

/** Codecs that ffprobe was not allowed to open, by ffmpeg's names. */
export function unlistedCodecs(text: string): string[] {
  return [...new Set([...text.matchAll(/Codec \((\w{1,40})\) not on whitelist/g)].map(([, name = ""]) => name))];
}
