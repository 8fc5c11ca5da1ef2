/** The state of the program's update, as settings, tray and menu show it. */
export type UpdateState =
  /** This copy is not updated: it is run from its source. */
  | { readonly state: "unavailable" }
  | { readonly state: "idle"; readonly checkedAt: number | null }
  /** Outbound requests are switched off, so no server is queried. */
  | { readonly state: "requests_off" }
  | { readonly state: "checking" }
  /** There is a newer version, and this installation cannot replace itself: the person downloads it. */
  | { readonly state: "available"; readonly version: string; readonly page: string }
  | { readonly state: "downloading"; readonly version: string; readonly percent: number }
  /** Downloaded and verified: it is installed when the program quits. */
  | { readonly state: "ready"; readonly version: string }
  /** Nothing was changed; the next attempt is automatic. */
  | { readonly state: "failed"; readonly version: string | null; readonly error: UpdateFailure };

export type UpdateFailure =
  /** No network, or the server does not answer. */
  | "server_unreachable"
  /** The server answers, and has no release to offer. */
  | "no_release"
  /** The connection ended before the download did. */
  | "interrupted"
  /** What was downloaded is not what was published: checksum or signature differ. It was removed. */
  | "damaged"
  /** No room, or no permission to write. */
  | "cannot_write"
  | "unexpected";
