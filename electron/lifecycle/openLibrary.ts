import type { Engine } from "../../src/engine.ts";
import type { OpeningState } from "../bridge/ipc.ts";

type Listener = (state: OpeningState) => void;

export interface LibraryLifecycle {
  /** Settles when the library is open, or could not be opened. */
  readonly engine: Promise<Engine>;
  state(): OpeningState;
  onState(listener: Listener): void;
  /** Starts to open it, once: the first call counts. */
  open(): void;
  /** Closes it, also where it is still opening. */
  stop(): Promise<void>;
}

/**
 * Opens the library after the page is on the screen, so that a slow disk, a check or an upgrade is seen as such and not
 * as a missing window.
 * @param open tells how far it is
 */
export function openLibrary(open: (setState: Listener) => Promise<Engine>): LibraryLifecycle {
  const { promise: engine, resolve, reject } = Promise.withResolvers<Engine>();
  engine.catch(() => undefined); // startProgram awaits it and reports the failure
  const listeners = new Set<Listener>();
  let state: OpeningState = "starting";
  let hasStarted = false;
  const setState = (next: OpeningState) => {
    state = next;
    for (const listener of listeners) listener(next);
  };

  return {
    engine,
    state: () => state,
    onState: (listener) => void listeners.add(listener),
    open() {
      if (hasStarted) return;
      hasStarted = true;
      open(setState).then(
        (opened) => {
          resolve(opened);
          setState("open");
        },
        (error) => {
          reject(error);
          setState("failed");
        },
      );
    },
    async stop() {
      if (!hasStarted) return;
      const opened = await engine.catch(() => null); // a library that did not open needs no closing
      await opened?.stop();
    },
  };
}
