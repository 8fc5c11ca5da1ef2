import type { NobodyAnswers } from "./sources.ts";

export class ReviewProblem extends Error {
  override readonly name = "ReviewProblem";
  readonly code: "unknown_file" | "unknown_film" | "not_matchable" | NobodyAnswers["code"];
  readonly facts: { readonly fact: string };
  constructor(code: ReviewProblem["code"], fact = "") {
    super(code);
    this.code = code;
    this.facts = { fact };
  }
}
