import type { FilmDetail } from "../../contract/index.ts";

type FilmFile = FilmDetail["files"][number];

/** The stored result of a probe; earlier versions stored fewer fields. */
export interface StoredMedia {
  readonly container?: string;
  readonly video?: {
    readonly codec?: string;
    readonly profile?: string | null;
    readonly width?: number;
    readonly height?: number;
    readonly sampleAspectRatio?: number;
    readonly frameRate?: number | null;
    readonly isVariableFrameRate?: boolean;
    readonly isInterlaced?: boolean;
    readonly bitDepth?: number | null;
    readonly hdr?: string | null;
    readonly dolbyVision?: { readonly profile: number; readonly compatibility: number | null } | null;
    readonly rotation?: number;
  } | null;
  readonly audio?: readonly {
    readonly codec?: string;
    readonly profile?: string | null;
    readonly channels?: number | null;
    readonly layout?: string | null;
    readonly language?: string | null;
    readonly title?: string | null;
    readonly isDefault?: boolean;
    readonly isCommentary?: boolean;
    readonly isForVisuallyImpaired?: boolean;
  }[];
  readonly subtitles?: readonly {
    readonly codec?: string;
    readonly language?: string | null;
    readonly title?: string | null;
    readonly forced?: boolean;
    readonly isDefault?: boolean;
    readonly isForDeaf?: boolean;
    readonly isCommentary?: boolean;
  }[];
  readonly chapters?: readonly { readonly start: number; readonly title: string | null }[];
}

/** The probe result of a file, with the contract's names. */
export function toMediaFields({ container, video, audio = [], subtitles = [], chapters = [] }: StoredMedia) {
  return {
    container: container ?? null,
    ...toVideoFields(video ?? {}),
    audio: audio.map((track) => ({
      codec: track.codec ?? null,
      channels: track.channels ?? null,
      language: track.language ?? null,
      title: track.title ?? null,
      profile: track.profile ?? null,
      layout: track.layout ?? null,
      isDefault: track.isDefault ?? false,
      commentary: track.isCommentary ?? false,
      forVisuallyImpaired: track.isForVisuallyImpaired ?? false,
    })),
    subtitles: subtitles.map((track) => ({
      codec: track.codec ?? null,
      language: track.language ?? null,
      title: track.title ?? null,
      forced: track.forced ?? false,
      forDeaf: track.isForDeaf ?? false,
      isDefault: track.isDefault ?? false,
      commentary: track.isCommentary ?? false,
    })),
    chapters: chapters.map(({ start, title }) => ({ start, title })),
  };
}

function toVideoFields(video: NonNullable<StoredMedia["video"]>) {
  const { width, height, sampleAspectRatio = 1 } = video;
  return {
    width: width ?? null,
    height: height ?? null,
    videoCodec: video.codec ?? null,
    videoProfile: video.profile ?? null,
    bitDepth: video.bitDepth ?? null,
    frameRate: video.frameRate ?? null,
    variableFrameRate: video.isVariableFrameRate ?? false,
    interlaced: video.isInterlaced ?? false,
    aspectRatio: width && height ? (width * sampleAspectRatio) / height : null,
    rotation: video.rotation ?? 0,
    hdr: video.hdr ?? null,
    dolbyVision: video.dolbyVision ?? null,
  } satisfies Partial<FilmFile>;
}
