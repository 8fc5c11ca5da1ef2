/** The containers that the program opens. `isobmff` is MP4, MOV and kin, `matroska` also WebM. */
export type ContainerKind = "isobmff" | "matroska" | "avi" | "mpegts" | "mpegps" | "flv" | "asf" | "ogg";

/** What the first bytes of a file say. `fact` is a plain word for what it is instead. */
export type SniffedContent =
  | { readonly kind: "container"; readonly container: ContainerKind }
  | { readonly kind: "zeros" }
  | { readonly kind: "other"; readonly fact: string };
