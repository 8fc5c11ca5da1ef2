import { checkCompleteness } from "../container/checkCompleteness.ts";
import type { ContainerKind } from "../container/containerKind.ts";
import { sniffContainer } from "../container/sniffContainer.ts";
import type { OpenFile } from "../fileAccess/openForReading.ts";
import { SAMPLE_BYTES, takeSamples } from "../fingerprint/fingerprint.ts";
import { type ContainerHeaders, NO_HEADERS, readContainerHeaders } from "./headers/index.ts";
import type { ProbedMedia, ProbeRefusal } from "./probedMedia.ts";
import { readWithMediabunny } from "./readWithMediabunny.ts";
import { withHeaders } from "./withHeaders.ts";

/** The result of the thread for one file. */
export type ProbeAttempt =
  | { readonly kind: "probed"; readonly media: ProbedMedia }
  | ProbeRefusal
  /** The file needs ffprobe. */
  | UnsureAttempt;

export interface UnsureAttempt {
  readonly kind: "unsure";
  readonly fact: string;
  readonly headers: ContainerHeaders;
  /** The properties that are known without ffprobe, in case it is missing. */
  readonly media: ProbedMedia | null;
  /** Why the file seems truncated; null when it seems complete. */
  readonly cut: string | null;
}

/** The result when the readers here failed. */
export function lostAttempt(fact: string): UnsureAttempt {
  return { kind: "unsure", fact, headers: NO_HEADERS, media: null, cut: null };
}

/** In hertz: half of the highest sample rate in use. */
const MAX_HALVED_RATE = 24_000;
const READ_HERE = new Set<ContainerKind>(["isobmff", "matroska"]);

/** Reads the headers of an open file; `unsure` if they contain anything that requires ffprobe. */
export async function readMedia(file: OpenFile): Promise<ProbeAttempt> {
  const { sizeBytes: size } = file.stat;
  const samples = takeSamples(size, file.readAt);
  if (size === 0) return { kind: "refused", code: "truncated", fact: "0 bytes" };
  const sniffed = sniffContainer(samples.head.subarray(0, SAMPLE_BYTES));
  if (sniffed.kind === "other") return { kind: "refused", code: "not_a_video", fact: sniffed.fact };
  if (sniffed.kind === "zeros") return { kind: "refused", code: "truncated", fact: "zeros" };
  const { container } = sniffed;
  const judged = checkCompleteness(container, size, samples.tail, file.readAt);
  const cut = judged.kind === "truncated" ? judged.fact : null;
  const headers = readContainerHeaders(container, size, file.readAt);
  const found = READ_HERE.has(container) ? await readWithMediabunny(file, headers) : null;
  const media = found && withHeaders(found, headers);
  if (media && headers.plain && cut === null && isPlainSound(media)) return { kind: "probed", media };
  return { kind: "unsure", fact: container, headers, media, cut };
}

/** The sample rate and channels of HE-AAC (AAC with a second layer) are only known after decoding. */
function isPlainSound({ container, audio }: ProbedMedia): boolean {
  return audio.every(({ codec, profile, sampleRate }) =>
    codec === "aac" ? profile === "LC" && (sampleRate ?? 0) > MAX_HALVED_RATE : container !== "mp4" && codec !== "mp3",
  );
}
