/** Lists the subtitles of a file and selects the one to show. Pure. */
import type { FilmFile } from "./versions.ts";

type FileSubtitle = FilmFile["subtitles"][number];

export interface SubtitleTrack {
  /** The track's id in the engine's URLs: `within-0` for an embedded track, `beside-1` for a sidecar file. */
  readonly id: string;
  readonly address: string;
  readonly language: string | null;
  readonly isForced: boolean;
  readonly isForDeaf: boolean;
  readonly isCommentary: boolean;
  /** The file name or the track title; null for an untitled track. */
  readonly name: string | null;
  /** `pictures`: bitmap subtitles, which only an external player can show. */
  readonly kind: "text" | "pictures";
}

const TEXT = new Set(
  "subrip srt ass ssa webvtt mov_text text microdvd mpl2 sami subviewer subviewer1 ttml hdmv_text_subtitle eia_608".split(
    " ",
  ),
);

/** Embedded and sidecar subtitles are numbered separately, as in the engine. */
export function subtitlesOf({ id, subtitles }: Pick<FilmFile, "id" | "subtitles">): SubtitleTrack[] {
  const embedded = subtitles.filter(({ file }) => file === undefined);
  const sidecars = subtitles.filter(({ file }) => file !== undefined);
  return [
    ...embedded.map((subtitle, number) => toTrack(subtitle, `within-${number}`, id)),
    ...sidecars.map((subtitle, number) => toTrack(subtitle, `beside-${number}`, id)),
  ];
}

function toTrack(subtitle: FileSubtitle, track: string, fileId: number): SubtitleTrack {
  const { codec, language, file, title } = subtitle;
  return {
    id: track,
    address: `/api/files/${fileId}/subtitles/${track}`,
    language: language === "und" ? null : language,
    isForced: subtitle.forced === true,
    isForDeaf: subtitle.forDeaf === true,
    isCommentary: subtitle.commentary === true,
    name: file ?? title ?? null,
    kind: codec !== null && TEXT.has(codec.toLowerCase()) ? "text" : "pictures",
  };
}

/** The user's last choice, applied to every film: off, or a language and a kind of subtitle. */
export type SubtitleChoice =
  | { readonly kind: "off" }
  | {
      readonly kind: "language";
      readonly language: string | null;
      readonly isForced: boolean;
      readonly isForDeaf: boolean;
    };

export interface SubtitleWish {
  /** Null when the user has not chosen yet. */
  readonly choice: SubtitleChoice | null;
  /** The user's language. */
  readonly language: string;
  /** Language of the current audio track; null when unknown. */
  readonly spoken: string | null;
}

/**
 * The subtitle shown by default. Without an earlier choice these are subtitles in the user's language if the audio is
 * in another language, otherwise only forced subtitles.
 */
export function defaultSubtitle(tracks: readonly SubtitleTrack[], wish: SubtitleWish): SubtitleTrack | null {
  return wantedSubtitle(
    tracks.filter(({ kind }) => kind === "text"),
    wish,
  );
}

/**
 * The image subtitles that a person will miss, which only an external player shows: the one that would be shown by
 * default if it were text, or all of them where a file has no text subtitles, unless subtitles are turned off.
 */
export function missedSubtitles(tracks: readonly SubtitleTrack[], wish: SubtitleWish): readonly SubtitleTrack[] {
  const pictures = tracks.filter(({ kind, isCommentary }) => kind === "pictures" && !isCommentary);
  const areAll = pictures.length === tracks.filter(({ isCommentary }) => !isCommentary).length;
  if (pictures.length === 0 || (areAll && wish.choice?.kind !== "off")) return pictures;
  // Text comes first, so that of two equal tracks the text is wanted.
  const wanted = wantedSubtitle(
    tracks.toSorted((a, b) => Number(a.kind === "pictures") - Number(b.kind === "pictures")),
    wish,
  );
  return wanted?.kind === "pictures" ? [wanted] : [];
}

function wantedSubtitle(tracks: readonly SubtitleTrack[], wish: SubtitleWish): SubtitleTrack | null {
  const shown = tracks.filter(({ isCommentary }) => !isCommentary);
  const { choice, language, spoken } = wish;
  if (choice?.kind === "language") {
    const found = bestOf(
      shown,
      choice.language,
      (track) => (track.isForced === choice.isForced ? 2 : 0) + (track.isForDeaf === choice.isForDeaf ? 1 : 0),
    );
    if (found) return found;
  }
  const isForeign = choice === null && spoken !== null && !isSameLanguage(spoken, language);
  if (isForeign) {
    const full = shown.filter(({ isForced }) => !isForced);
    const found = bestOf(full, language, (track) => (track.isForDeaf ? 0 : 1));
    if (found) return found;
  }
  const forced = shown.filter(({ isForced }) => isForced);
  return bestOf(forced, spoken ?? language, () => 0) ?? null;
}

/** The highest-ranked track in a language. A track with the same region is preferred. */
function bestOf(
  tracks: readonly SubtitleTrack[],
  language: string | null,
  rank: (track: SubtitleTrack) => number,
): SubtitleTrack | undefined {
  const total = (track: SubtitleTrack) => rank(track) * 2 + (track.language === language ? 1 : 0);
  return tracks.filter((track) => isSameLanguage(track.language, language)).toSorted((a, b) => total(b) - total(a))[0];
}

/** Compares language and script: `fr` and `fr-CA` are equal, `zh-Hans` and `zh-Hant` are not. */
export function isSameLanguage(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  const [first, second] = [scriptOf(one), scriptOf(other)];
  return first.language === second.language && first.script === second.script;
}

function scriptOf(tag: string): { language: string; script: string | undefined } {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return { language, script };
  } catch {
    return { language: tag, script: undefined }; // not a language tag
  }
}

/** The choice to remember when the user selects this track. */
export function choiceOf(track: SubtitleTrack | null): SubtitleChoice {
  if (!track) return { kind: "off" };
  const { language, isForced, isForDeaf } = track;
  return { kind: "language", language, isForced, isForDeaf };
}

export interface ShownCue {
  readonly start: number;
  readonly end: number;
  /** WebVTT cue text, with its markup. */
  readonly text: string;
  readonly isAtTop: boolean;
}

const TIMING = /^(\d{2,}):(\d{2}):(\d{2})\.(\d{3}) --> (\d{2,}):(\d{2}):(\d{2})\.(\d{3})( line:0)?$/;

/** Parses the WebVTT that the engine generates, which has a fixed layout. */
export function readCues(webVtt: string): ShownCue[] {
  return webVtt.split("\n\n").flatMap((block) => {
    const [timing = "", ...lines] = block.trim().split("\n");
    const match = TIMING.exec(timing);
    if (!match) return [];
    const at = (from: number) =>
      Number(match[from]) * 3_600 +
      Number(match[from + 1]) * 60 +
      Number(match[from + 2]) +
      Number(match[from + 3]) / 1_000;
    return [{ start: at(1), end: at(5), text: lines.join("\n"), isAtTop: match[9] !== undefined }];
  });
}

/** The cues as they are shown when the subtitles are moved. @param offset seconds; more is later */
export function shiftCues(cues: readonly ShownCue[], offset: number): readonly ShownCue[] {
  if (offset === 0) return cues;
  return cues
    .map((cue) => ({ ...cue, start: Math.max(0, cue.start + offset), end: cue.end + offset }))
    .filter(({ end }) => end > 0);
}
