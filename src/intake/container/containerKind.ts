/** The containers that the program opens. `isobmff` is MP4, MOV and similar, `matroska` also WebM. */
export type ContainerKind = "isobmff" | "matroska" | "avi" | "mpegts" | "mpegps" | "flv" | "asf" | "ogg";

/** What a file is by its first bytes. `fact` says what it is instead of a video. */
export type SniffedContent =
  | { readonly kind: "container"; readonly container: ContainerKind }
  | { readonly kind: "zeros" }
  | { readonly kind: "other"; readonly fact: string };
