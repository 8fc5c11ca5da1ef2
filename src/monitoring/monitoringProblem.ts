/** A question that monitoring cannot answer, and the fact that says why. */
export class MonitoringProblem extends Error {
  override readonly name = "MonitoringProblem";
  readonly code: "unknown_metric" | "span_too_long" | "unknown_alert" | "unknown_trace";
  readonly facts: { readonly fact: string };
  constructor(code: MonitoringProblem["code"], fact: string) {
    super(`${code}: ${fact}`);
    this.code = code;
    this.facts = { fact };
  }
}
