import type { Tag } from "./tagTokens.ts";

/** What makes a name that of an extra. */
export interface ExtraMark {
  readonly kind: "extra" | "sample";
  /** Words from `from` on, or up to `to`, are no title. */
  readonly from: number;
  readonly to: number;
}

/** Context from the rest of the name. */
export interface ExtraContext {
  readonly tags: readonly (Tag | null)[];
  /** Token indexes of its years. */
  readonly years: readonly number[];
  /** Key of the title of the film's folder; null when there is none. */
  readonly folderKey: string | null;
}
