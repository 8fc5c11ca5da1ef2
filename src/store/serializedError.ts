/** Errors between threads: structured cloning loses their class and fields, so they travel as plain values. */
import { BackupProblem, type BackupProblemCode } from "./backup/backupProblem.ts";
import { DatabaseDamaged, ForeignDatabase, ForeignSchema, LibraryMissing } from "./dataFolder/openErrors.ts";
import { DatabaseFromNewerProgram } from "./migrate.ts";

export interface SerializedError {
  readonly name: string;
  readonly text: string;
  readonly code: string | null;
  readonly facts: unknown;
  /** The path of a file-system error. */
  readonly path: string | null;
}

export function serializeError(error: unknown): SerializedError {
  if (!(error instanceof Error)) return { name: "Error", text: String(error), code: null, facts: null, path: null };
  const code = "code" in error ? String(error.code) : null;
  const path = "path" in error ? String(error.path) : null;
  return { name: error.name, text: error.message, code, facts: "facts" in error ? error.facts : null, path };
}

/** An error of the class it had, where that is one of the store; else a plain one with its code. */
export function deserializeError({ name, text, code, facts, path }: SerializedError): Error {
  const cause = Object.assign(
    new Error(text),
    code === null ? {} : { code },
    path === null ? {} : { path },
    facts ? { facts } : {},
  );
  const construct = CONSTRUCTORS[name];
  return construct ? construct(facts, cause, code) : cause;
}

// The casts hold because the same class wrote the facts: both ends are one program.
const CONSTRUCTORS: Readonly<Record<string, (facts: unknown, cause: Error, code: string | null) => Error>> = {
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
  ForeignSchema: (facts) => new ForeignSchema(facts as ForeignSchema["facts"]),
  LibraryMissing: (facts) => new LibraryMissing(facts as LibraryMissing["facts"]),
};
