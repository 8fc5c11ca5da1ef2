import { InvalidArgumentError } from "commander";

/** The options of every command that can answer with a document. */
export interface JsonOption {
  readonly json?: boolean;
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError("A whole number is wanted.");
}

/** A document as lines for a person. */
export function toLines(document: object): string[] {
  return Object.entries(document).map(([name, value]) => `${name.padEnd(14)} ${JSON.stringify(value)}`);
}
