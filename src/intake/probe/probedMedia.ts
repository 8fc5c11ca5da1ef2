export type HighDynamicRange = "HDR10" | "HDR10+" | "HLG" | "Dolby Vision";

export interface DolbyVision {
  /** 4, 5, 7, 8, 9 or 10. */
  readonly profile: number;
  /**
   * The format for players without Dolby Vision: 0 none, 1 HDR10, 2 SDR, 4 HLG, 6 Blu-ray's HDR10; null: not stated.
   */
  readonly compatibility: number | null;
}

export interface ProbedVideo {
  /** ffmpeg's name: `h264`, `hevc`, `av1`, `vp9`, `mpeg4`, …; a FourCC, or `unknown`, where ffmpeg has none. */
  readonly codec: string;
  /** `High`, `Main 10`, …; null when unknown. */
  readonly profile: string | null;
  /** Stored size in pixels, before `rotation`. */
  readonly width: number;
  readonly height: number;
  /** Pixel aspect ratio (width / height): 1 for square pixels. */
  readonly sampleAspectRatio: number;
  /** Average frames per second. */
  readonly frameRate: number | null;
  readonly isVariableFrameRate: boolean;
  readonly isInterlaced: boolean;
  /** Bit depth: 8, 10 or 12. */
  readonly bitDepth: number | null;
  /** null: standard range. */
  readonly hdr: HighDynamicRange | null;
  readonly dolbyVision: DolbyVision | null;
  /** Degrees clockwise: 0, 90, 180 or 270. */
  readonly rotation: number;
}

export interface ProbedAudio {
  /** ffmpeg's name, a FourCC, or `unknown`. */
  readonly codec: string;
  /** `LC`, `DTS-HD MA`, `Dolby Digital Plus + Dolby Atmos`, …; null when unknown. */
  readonly profile: string | null;
  readonly channels: number | null;
  /** ffmpeg's name: `mono`, `stereo`, `5.1(side)`, …; null when not stated. */
  readonly layout: string | null;
  /** Hertz. */
  readonly sampleRate: number | null;
  /** BCP 47, two letters where the language has them; null when the file does not say. */
  readonly language: string | null;
  readonly title: string | null;
  readonly isDefault: boolean;
  /** Commentary. */
  readonly isCommentary: boolean;
  /** Audio description. */
  readonly isForVisuallyImpaired: boolean;
}

export interface ProbedSubtitles {
  readonly codec: string;
  readonly language: string | null;
  readonly title: string | null;
  /** Forced: translates only passages in a foreign language. */
  readonly forced: boolean;
  readonly isDefault: boolean;
  /** For the deaf and hard of hearing. */
  readonly isForDeaf: boolean;
  readonly isCommentary: boolean;
}

export interface ProbedChapter {
  /** Seconds. */
  readonly start: number;
  readonly title: string | null;
}

/** The values stated in the headers of a file. */
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
  readonly chapters: readonly ProbedChapter[];
}

export type ProbeRefusalCode =
  | "not_a_video"
  | "truncated"
  /** No reader can parse the content. */
  | "damaged"
  | "codec_unknown"
  /** ffprobe is required, but was not found or cannot be started. */
  | "program_missing"
  | "program_crashed"
  | "too_slow"
  /** The file cannot be opened, or its drive reports an error; the fact is the system's error code. */
  | "unreadable"
  | "not_found"
  | "in_use";

export interface ProbeRefusal {
  readonly kind: "refused";
  readonly code: ProbeRefusalCode;
  readonly fact: string | null;
}

export type ProbeOutcome =
  /**
   * `doubt`: the file can be played, but its completeness could not be confirmed. `isPartial`: ffprobe could not be asked,
   * and the file's headers alone say less.
   */
  | { readonly kind: "probed"; readonly media: ProbedMedia; readonly doubt?: string; readonly isPartial?: boolean }
  | ProbeRefusal;

export function bitrateOf(sizeBytes: number, durationSeconds: number | null): number | null {
  return durationSeconds ? Math.round((sizeBytes * 8) / durationSeconds) : null;
}
