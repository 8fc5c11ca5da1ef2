/** Why an entry of a folder was skipped, as far as names and ignore files determine it. */
export type SkipReason =
  | "incomplete"
  | "control_file"
  | "recycle_bin"
  | "snapshot"
  | "thumbnails"
  | "system_file"
  | "hidden"
  | "ignored_by_file"
  | "disc_image"
  | "stream_link"
  | "unsupported_format"
  | "companion"
  | "not_a_video"
  | "name_not_utf8";

export interface Exclusion {
  readonly reason: SkipReason;
  /** The fact in the message: `RealMedia`, `.ignore: *.avi`. */
  readonly fact: string | null;
}
