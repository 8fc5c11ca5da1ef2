import type { Accounts, Session } from "../../accounts/index.ts";
import type { Problem } from "../../contract/index.ts";
import type { Enrichment } from "../../enrichment/index.ts";
import type { Review } from "../../identification/index.ts";
import type { Intake } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { Audience } from "../audience.ts";
import type { RequestContext } from "../context.ts";
import type { RequestLimits } from "../limits/requestLimits.ts";
import { ApiError } from "../problems.ts";

export interface StreamParts {
  readonly accounts: Accounts;
  readonly intake: Intake;
  readonly enrichment: Enrichment;
  readonly library: Library;
  readonly review: Review;
  readonly reads: ReadPool;
  readonly audience: Audience;
  readonly recommendation: Recommendation;
  readonly metrics: Metrics;
  readonly uploadsFolder: string;
  readonly artworkFolder: string;
  readonly uploadLimitBytes: number;
  readonly metricsToken: string | undefined;
  readonly version: string;
  readonly workers: Workers;
  readonly limits: Pick<RequestLimits, "openRemux" | "openExport" | "withinFrames">;
  /** Logs and counts what ends a response that has begun; what ends a request earlier is reported by the API. */
  reportError(error: unknown, where: string, context: RequestContext): Problem;
}

export interface StreamRequest {
  readonly request: Request;
  readonly context: RequestContext;
  /** As they stand in the address; they fit the patterns of the contract. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Of the contract; `uploadLimitBytes` where that says `upload`. */
  readonly bodyLimitBytes: number;
}

export type StreamHandler = (asked: StreamRequest) => Promise<Response> | Response;

/** The film of an address from before two films became one is the film that is left. */
export function currentFilm(library: Pick<Library, "merging">, id: string | undefined): number {
  return library.merging.currentFilm(Number(id)) ?? Number(id);
}

/** @throws ApiError `no_session`; the access of the route made sure that there is one */
export function sessionOf({ session }: RequestContext): Session {
  if (!session) throw new ApiError("no_session");
  return session;
}

/** @throws ApiError `file_name_invalid` */
export function decodeName(name: string | undefined): string {
  try {
    return decodeURIComponent(name ?? "");
  } catch {
    // `%` that encodes nothing.
    throw new ApiError("file_name_invalid", name);
  }
}
