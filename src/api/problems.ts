import { STATUS_CODES } from "node:http";
import { ORPCError } from "@orpc/server";
import type { Language, Problem } from "../contract/index.ts";
import { CodedError, factsOf } from "../errors/index.ts";
import { errorTranslator, formatBytes, isMessageKey } from "../messages/index.ts";
import { storageCodeOf } from "../store/index.ts";

/** The status of each code that a person can meet. What is not here is our fault: 500. */
const STATUS: Readonly<Record<string, number>> = {
  invalid_request: 422,
  not_json: 400,
  json_only: 415,
  json_too_deep: 400,
  json_key_refused: 400,
  bad_cursor: 400,
  file_name_invalid: 400,
  not_matchable: 422,
  not_a_version: 422,
  not_a_tmdb_key: 422,
  weak_password: 422,
  no_session: 401,
  wrong_credentials: 401,
  wrong_password: 403,
  wrong_pin: 403,
  no_pin: 409,
  owner_only: 403,
  not_for_kids: 403,
  not_your_data: 403,
  outside_allowed_roots: 403,
  foreign_origin: 403,
  wrong_host: 421,
  unknown_route: 404,
  unknown_film: 404,
  unknown_person: 404,
  unknown_catalogue: 404,
  unknown_training: 404,
  unknown_version: 404,
  unknown_import: 404,
  unknown_community: 404,
  unknown_metric: 404,
  unknown_alert: 404,
  unknown_trace: 404,
  unknown_task: 404,
  unknown_list: 404,
  unknown_diary_entry: 404,
  list_exists: 409,
  list_kept: 409,
  too_many_lists: 409,
  list_full: 409,
  file_gone: 404,
  range_not_satisfiable: 416,
  span_too_long: 422,
  unknown_member: 404,
  export_missing: 422,
  export_too_large: 422,
  export_unsafe: 422,
  export_unreadable: 422,
  export_is_movielens: 422,
  import_running: 409,
  ratings_source_missing: 422,
  ratings_source_damaged: 422,
  unknown_file: 404,
  unknown_subtitle: 404,
  unknown_job: 404,
  unknown_entry: 404,
  unknown_user: 404,
  unknown_session: 404,
  unknown_folder: 404,
  no_such_folder: 404,
  not_found: 404,
  not_found_at_provider: 404,
  not_skipped: 404,
  already_set_up: 409,
  user_exists: 409,
  display_name_exists: 409,
  last_owner: 409,
  owner_unlimited: 409,
  not_enough_data: 409,
  model_damaged: 409,
  job_not_retryable: 409,
  watching_paused: 409,
  job_not_cancellable: 409,
  journal_not_undoable: 409,
  already_undone: 409,
  undo_conflict: 409,
  no_metadata_source: 409,
  refresh_expired: 409,
  bin_not_here: 409,
  bin_refused: 409,
  subtitle_quota_reached: 429,
  subtitle_account_refused: 409,
  subtitle_account_missing: 409,
  nfo_exists: 409,
  no_present_file: 409,
  body_too_large: 413,
  upload_too_large: 413,
  not_a_video: 415,
  not_a_subtitle: 415,
  not_a_picture: 415,
  content_too_costly: 422,
  no_playable_track: 422,
  no_ffmpeg: 503,
  no_still: 422,
  artwork_unavailable: 502,
  not_a_folder: 422,
  own_folder: 422,
  whole_disk: 422,
  empty: 422,
  upload_aborted: 400,
  too_many_attempts: 429,
  too_many_writes: 429,
  too_many_uploads: 429,
  too_many_streams: 429,
  too_many_frames: 429,
  too_many_exports: 429,
  provider_unreachable: 502,
  provider_rate_limited: 503,
  provider_refused: 502,
  provider_blocked: 503,
  provider_intercepted: 503,
  provider_answer_invalid: 502,
  outside_requests_off: 503,
  database_busy: 503,
  library_busy: 503,
  worker_timeout: 503,
  disk_full: 507,
  disk_quota: 507,
  disk_read_only: 503,
  disk_failing: 503,
  too_many_open_files: 503,
  no_permission: 503,
  file_size_limit: 507,
  path_missing: 503,
  path_not_a_folder: 503,
  path_not_a_file: 503,
  path_too_long: 422,
};

/** The API's own refusals; features throw their own errors, with a code of the same table. */
export class ApiError extends CodedError<string, { readonly fact?: string }> {
  override readonly name = "ApiError";
  constructor(code: string, fact?: string) {
    super(code, { fact });
  }
}

/** The body is larger than its route accepts. */
export class BodyTooLarge extends CodedError<BodyTooLargeCode, { readonly limitBytes: number }> {
  override readonly name = "BodyTooLarge";
}
export type BodyTooLargeCode = "body_too_large" | "upload_too_large";

export interface ProblemAnswer {
  readonly problem: Problem;
  /** An unexpected error: it belongs in the log. */
  readonly unexpected: boolean;
  readonly retryAfterSeconds?: number;
}

/** Turns any thrown value into a document that says what happened, what it means and what to do. */
export function problemOf(error: unknown, language: Language): ProblemAnswer {
  if (error instanceof ORPCError) return problemOfProtocol(error, language);
  // The body is the only JSON that is read while a request is being answered.
  if (error instanceof SyntaxError) return { problem: toProblem("not_json", 400, language), unexpected: false };
  const code = codeOf(error);
  const status = statusOf(code);
  if (status === undefined) return { problem: toProblem("unexpected", 500, language), unexpected: true };
  const retryAfterSeconds = numberOf(error, "retryAfterSeconds");
  const fact = retryAfterSeconds === undefined ? factOf(error, language) : String(retryAfterSeconds);
  return { problem: toProblem(code, status, language, fact), unexpected: false, retryAfterSeconds };
}

/**
 * A code with a prefix has the status of the code without it: `nfo_disk_full` that of `disk_full`, `file_…` likewise.
 */
function statusOf(code: string): number | undefined {
  return STATUS[code] ?? STATUS[/^(?:nfo|file)_(.+)$/.exec(code)?.[1] ?? ""];
}

function problemOfProtocol(error: ORPCError<string, unknown>, language: Language): ProblemAnswer {
  const issues = issuesOf(error.data);
  if (issues) {
    return { problem: { ...toProblem("invalid_request", 422, language), errors: issues }, unexpected: false };
  }
  if (error.status >= 500) return { problem: toProblem("unexpected", 500, language), unexpected: true };
  const code = error.status === 404 ? "unknown_route" : error.status === 413 ? "body_too_large" : "not_json";
  return { problem: toProblem(code, error.status, language), unexpected: false };
}

export function toProblem(code: string, status: number, language: Language, fact?: string): Problem {
  return {
    type: `urn:filmotheque:problem:${code}`,
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail: errorTranslator(language)({ code: textCodeOf(code), fact }),
    code,
  };
}

/** For a request, "try again" messages address the client: unlike a job, a request is not retried automatically. */
function textCodeOf(code: string): string {
  const ofRequest = `${code}_now`;
  return isMessageKey(ofRequest) ? ofRequest : code;
}

export function problemResponse({ problem, retryAfterSeconds }: Omit<ProblemAnswer, "unexpected">): Response {
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(Math.ceil(retryAfterSeconds)));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function issuesOf(data: unknown): { path: string; message: string }[] | null {
  if (typeof data !== "object" || data === null || !("issues" in data) || !Array.isArray(data.issues)) return null;
  return data.issues.map((issue: { path?: readonly unknown[]; message?: string }) => ({
    path: (issue.path ?? []).map(String).join("."),
    message: issue.message ?? "",
  }));
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "unexpected";
  const code = String(error.code);
  if (code.startsWith("SQLITE_BUSY")) return "database_busy";
  return storageCodeOf(error) ?? code;
}

function factOf(error: unknown, language: Language): string | undefined {
  const { provider, fact, finding, limitBytes } = factsOf(error);
  if (typeof limitBytes === "number") return formatBytes(language, limitBytes);
  const named = provider ?? fact ?? finding;
  return named === undefined || named === null ? undefined : String(named);
}

function numberOf(error: unknown, name: string): number | undefined {
  const value = factsOf(error)[name];
  return typeof value === "number" ? value : undefined;
}
