/** The requested stream of a film. */
export interface RemuxRequest {
  /** Start position in seconds: a key frame. */
  readonly fromSeconds: number;
  /** Index among the file's audio tracks, from 0; null for no audio. */
  readonly audio: number | null;
  /** Transcodes the audio to AAC or Opus instead of copying it. */
  readonly isSoundConverted: boolean;
}
