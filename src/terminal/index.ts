/**
 * Everything that the program writes to a terminal goes through here. In: texts that may hold names of files, films and
 * people. Out: the same texts, in which nothing moves the cursor, sets a title or turns the direction of writing.
 */
import { inspect } from "node:util";
import { visibleJson, visibleText } from "./visibleText.ts";

export { visibleJson, visibleText } from "./visibleText.ts";

/** Lines on standard output. A line break within one of them is escaped. */
export function writeOutput(...lines: readonly string[]): void {
  process.stdout.write(asLines(lines));
}

/** Lines on standard error. */
export function writeError(...lines: readonly string[]): void {
  process.stderr.write(asLines(lines));
}

/**
 * One line of JSON on standard output.
 * @returns false where the reader is slow: then wait for `drain` before writing more
 */
export function writeJson(document: unknown): boolean {
  return process.stdout.write(`${visibleJson(document)}\n`);
}

/** An unexpected error with its stack, for `writeError`. */
export function linesOfError(error: unknown): string[] {
  return linesOf(inspect(error, { colors: false }));
}

/** A text of several lines, for `writeOutput` and `writeError`. */
export function linesOf(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}

function asLines(lines: readonly string[]): string {
  return lines.map((line) => `${visibleText(line)}\n`).join("");
}
