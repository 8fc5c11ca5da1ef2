/** The `code` of an error of ours, of Node (`ENOENT`) or of SQLite (`SQLITE_BUSY`); null without one. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** Whether this error has one of these codes. */
export function hasCode<Code extends string>(
  error: unknown,
  ...codes: readonly Code[]
): error is Error & { readonly code: Code } {
  const code = errorCode(error);
  return code !== null && codes.some((one) => one === code);
}
