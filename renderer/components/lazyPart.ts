import { type ComponentType, lazy } from "react";
import { client } from "../api/client.ts";
import { type LoadSurroundings, loadWhenReachable } from "../api/loadWhenReachable.ts";

const SURROUNDINGS: LoadSurroundings = {
  isReachable: () =>
    client.program.health().then(
      () => true,
      () => false,
    ),
  reload: () => window.location.reload(),
  retryMs: 1_000,
};

/**
 * A part of the page whose code is loaded when it is first shown. While the engine cannot be reached, loading waits for
 * it, and the screen before stays.
 */
export function lazyPart<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(() => loadWhenReachable(load, SURROUNDINGS));
}
