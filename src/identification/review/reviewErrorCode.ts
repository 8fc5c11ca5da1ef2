import type { AllProvidersFailed } from "../matching/index.ts";

export type ReviewErrorCode =
  | "unknown_file"
  | "unknown_film"
  | "not_matchable"
  | "not_a_version"
  | AllProvidersFailed["code"];
