export type RecommendationProblemCode =
  | "ratings_source_missing"
  | "ratings_source_damaged"
  | "export_missing"
  | "postgres_unreachable"
  | "postgres_refused"
  | "unknown_member"
  | "not_enough_data"
  | "unknown_training"
  | "unknown_version"
  | "unknown_import"
  | "model_damaged";

export class RecommendationProblem extends Error {
  override readonly name = "RecommendationProblem";
  readonly code: RecommendationProblemCode;
  readonly facts: { readonly fact: string };
  constructor(code: RecommendationProblemCode, fact = "") {
    super(`${code}: ${fact}`);
    this.code = code;
    this.facts = { fact };
  }
}
