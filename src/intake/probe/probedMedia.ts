export type HighDynamicRange = "HDR10" | "HLG" | "Dolby Vision";

export interface ProbedVideo {
  /** ffmpeg's name: `h264`, `hevc`, `av1`, `vp9`, `mpeg4`, … */
  readonly codec: string;
  /** Coded size, pixels, before `rotation`. */
  readonly width: number;
  readonly height: number;
  readonly frameRate: number | null;
  /** null: standard range. */
  readonly hdr: HighDynamicRange | null;
  /** Degrees clockwise: 0, 90, 180 or 270. */
  readonly rotation: number;
}

export interface ProbedAudio {
  readonly codec: string;
  readonly channels: number | null;
  /** Hertz. */
  readonly sampleRate: number | null;
  /** BCP 47, two letters where the language has them; null when the file does not say. */
  readonly language: string | null;
  readonly title: string | null;
  readonly isDefault: boolean;
}

export interface ProbedSubtitles {
  readonly codec: string;
  readonly language: string | null;
  readonly title: string | null;
  readonly forced: boolean;
  readonly isDefault: boolean;
}

/** What the headers of a file claim; nothing was decoded. */
export interface ProbedMedia {
  /** `mp4`, `mov`, `matroska`, `webm`, `avi`, `mpegts`, `mpeg`, `flv`, `asf` or `ogg`. */
  readonly container: string;
  readonly durationSeconds: number | null;
  readonly sizeBytes: number;
  /** Bits per second, all streams together. */
  readonly bitrate: number | null;
  /** The stream that a player shows; never null in what `probe` answers. */
  readonly video: ProbedVideo | null;
  readonly audio: readonly ProbedAudio[];
  readonly subtitles: readonly ProbedSubtitles[];
}

export type ProbeRefusalCode = "not_a_video" | "truncated" | "unreadable" | "not_found" | "in_use" | "too_slow";

export type ProbeOutcome =
  | { readonly kind: "probed"; readonly media: ProbedMedia }
  | { readonly kind: "refused"; readonly code: ProbeRefusalCode; readonly fact: string | null };

/** Answer of the parser in the thread; `unsure` leaves the file to ffprobe. */
export type ProbeAttempt = ProbeOutcome | { readonly kind: "unsure"; readonly fact: string };

export function bitrateOf(sizeBytes: number, durationSeconds: number | null): number | null {
  return durationSeconds ? Math.round((sizeBytes * 8) / durationSeconds) : null;
}
