/** Why Electron could not be downloaded or installed. Each kind has its sentence in `messages.ts`. */
export type DownloadFailure =
  | { readonly kind: "stalled"; readonly host: string; readonly seconds: number }
  | { readonly kind: "refused"; readonly host: string; readonly url: string; readonly status: number }
  | { readonly kind: "unreachable"; readonly host: string; readonly detail: string }
  | { readonly kind: "invalidAddress"; readonly url: string }
  | { readonly kind: "wrongChecksum" }
  | { readonly kind: "notStored"; readonly detail: string }
  | { readonly kind: "notInstalled"; readonly detail: string };

export class DownloadFailed extends Error {
  override readonly name = "DownloadFailed";
  readonly code = "download_failed";
  readonly failure: DownloadFailure;

  constructor(failure: DownloadFailure, cause?: unknown) {
    super(`Electron was not downloaded: ${failure.kind}`, { cause });
    this.failure = failure;
  }
}

/** What a failed connection or file says in a few words: its code where there is one, the innermost first. */
export function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause instanceof Error ? detailOf(error.cause) : null;
  if (inner) return inner;
  const { code } = error as NodeJS.ErrnoException;
  return code && !error.message.includes(code) ? `${error.message} (${code})` : error.message || String(code);
}

/** A full disk, a folder that cannot be written: nothing to do with the network. */
export function isDiskError(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (["ENOSPC", "EROFS", "EDQUOT"].includes(code ?? "")) return true;
  return ["EACCES", "EPERM"].includes(code ?? "") && syscall !== "connect";
}

/** What the system refused: a folder, a file, a program. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
