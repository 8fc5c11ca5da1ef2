import { CodedError } from "../../errors/index.ts";

export type CommunityProblemCode =
  | "unknown_community"
  | "community_interrupted"
  | "community_busy"
  | "community_not_found"
  | "community_refused"
  | "community_redirected"
  | "community_intercepted"
  | "community_too_large"
  | "community_no_room"
  | "community_checksum"
  | "outside_requests_off";

interface Details {
  readonly cause?: unknown;
  /** What the publisher asked for. */
  readonly retryAfterMs?: number | null;
}

/** Why a community cannot be downloaded. */
export class CommunityProblem extends CodedError<CommunityProblemCode, { readonly fact: string }> {
  override readonly name = "CommunityProblem";
  readonly retryAfterMs: number | null;
  constructor(code: CommunityProblemCode, fact = "", { cause, retryAfterMs = null }: Details = {}) {
    super(code, { fact }, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}
