/** An error loses its class and its own fields on the way between threads: here they travel as a value. */
import { BackupProblem, type BackupProblemCode } from "./backup/backupProblem.ts";
import { DatabaseDamaged, ForeignDatabase, LibraryMissing } from "./library/openProblems.ts";
import { DatabaseFromNewerProgram } from "./migrate.ts";

export interface ErrorAsValue {
  readonly name: string;
  readonly text: string;
  readonly code: string | null;
  readonly facts: unknown;
}

export function errorAsValue(error: unknown): ErrorAsValue {
  if (!(error instanceof Error)) return { name: "Error", text: String(error), code: null, facts: null };
  const code = "code" in error ? String(error.code) : null;
  return { name: error.name, text: error.message, code, facts: "facts" in error ? error.facts : null };
}

/** The error as it was thrown: of the class it had, where it is one of the store's. */
export function errorOfValue({ name, text, code, facts }: ErrorAsValue): Error {
  const cause = Object.assign(new Error(text), code === null ? {} : { code });
  const make = MAKERS[name];
  return make ? make(facts, cause, code) : cause;
}

// The facts are those the same class put in: both ends are one program.
const MAKERS: Readonly<Record<string, (facts: unknown, cause: Error, code: string | null) => Error>> = {
  BackupProblem(facts, cause, code) {
    const { file, finding } = facts as BackupProblem["facts"];
    return new BackupProblem(code as BackupProblemCode, file, finding, cause);
  },
  DatabaseDamaged: (facts, cause) => new DatabaseDamaged(facts as DatabaseDamaged["facts"], cause),
  DatabaseFromNewerProgram(facts) {
    const { found, known } = facts as DatabaseFromNewerProgram["facts"];
    return new DatabaseFromNewerProgram(found, known);
  },
  ForeignDatabase: (facts) => new ForeignDatabase(facts as ForeignDatabase["facts"]),
  LibraryMissing: (facts) => new LibraryMissing(facts as LibraryMissing["facts"]),
};
