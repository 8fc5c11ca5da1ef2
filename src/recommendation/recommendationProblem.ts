import { CodedError } from "../errors/index.ts";

export type RecommendationProblemCode =
  | "ratings_source_missing"
  | "ratings_source_damaged"
  | "export_missing"
  | "export_too_large"
  | "export_unsafe"
  | "export_unreadable"
  | "export_is_movielens"
  | "import_running"
  | "postgres_unreachable"
  | "postgres_refused"
  | "unknown_member"
  | "not_enough_data"
  | "unknown_training"
  | "unknown_version"
  | "unknown_import"
  | "model_damaged";

export class RecommendationProblem extends CodedError<RecommendationProblemCode, { readonly fact: string }> {
  override readonly name = "RecommendationProblem";
  constructor(code: RecommendationProblemCode, fact = "", cause?: unknown) {
    super(code, { fact }, { cause });
  }
}
