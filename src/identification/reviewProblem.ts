import type { NobodyAnswers } from "./sources.ts";

export type ReviewErrorCode = "unknown_file" | "unknown_film" | "not_matchable" | NobodyAnswers["code"];
