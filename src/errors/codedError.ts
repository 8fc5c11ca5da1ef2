/** What an error is about, for logs and for the sentence a person reads. Never a secret. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

/**
 * An error that is explained elsewhere: the API and the command line look up `code` in `src/messages` and fill in
 * `facts`. Subclasses exist only where something catches by type.
 */
export class CodedError<Code extends string = string, Facts extends object = ErrorFacts> extends Error {
  override readonly name: string = "CodedError";
  /** Stable: clients and tests compare it. */
  readonly code: Code;
  readonly facts: Facts;

  /** @param options.message for the log, in English; the code when absent */
  constructor(code: Code, facts?: Facts, { message, cause }: { message?: string; cause?: unknown } = {}) {
    super(message ?? describe(code, facts ?? {}), cause === undefined ? undefined : { cause });
    this.code = code;
    // Left out only where the facts have no required field; a subclass with some requires them in its own constructor.
    this.facts = facts ?? ({} as Facts);
  }
}

function describe(code: string, facts: object): string {
  const fact = "fact" in facts ? String(facts.fact) : "";
  return fact === "" ? code : `${code}: ${fact}`;
}
