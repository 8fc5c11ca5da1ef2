import type { BulkAction } from "../../contract/index.ts";

/** One action, and the films it applies to. */
export interface BulkStep {
  readonly filmIds: number[];
  readonly act: BulkAction;
}
