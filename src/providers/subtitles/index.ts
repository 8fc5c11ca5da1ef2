/** Providers of subtitles: what each can do, and OpenSubtitles as the first. In: a film. Out: offers, and their bytes. */
export { createOpenSubtitles } from "./openSubtitles.ts";
export type {
  SubtitleAccount,
  SubtitleOffer,
  SubtitleProvider,
  SubtitleQuery,
} from "./subtitleProvider.ts";
