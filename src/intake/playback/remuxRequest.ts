/** What is wanted of a film, as a stream for a browser. */
export interface RemuxRequest {
  /** Where it begins, seconds: a key frame. */
  readonly fromSeconds: number;
  /** Index among the file's audio tracks, from 0; null: without sound. */
  readonly audio: number | null;
  /** Encodes the sound as AAC or Opus instead of copying it. */
  readonly isSoundConverted: boolean;
}
