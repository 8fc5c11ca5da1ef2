import type { RefObject } from "react";
import type { FullPlayerActions } from "../hooks/usePlayerActions.ts";
import type { Subtitles } from "../hooks/useSubtitles.ts";
import type { AudioChoice } from "../hooks/useTracks.ts";
import type { FilmPlayback, PlaybackState } from "../playback/filmPlayback.ts";
import type { PlayerPreferences } from "../preferences.ts";
import type { FilmVersion } from "../versions.ts";

/** The state and actions that the player's controls share. */
export interface PlayerShell {
  readonly playback: FilmPlayback | null;
  readonly state: PlaybackState;
  readonly version: FilmVersion;
  readonly audio: AudioChoice;
  readonly subtitles: Subtitles;
  readonly preferences: PlayerPreferences;
  readonly actions: FullPlayerActions;
  /** The container of menus: in full screen, elements outside it are not visible. */
  readonly popup: RefObject<HTMLElement | null>;
  onMenu(isOpen: boolean): void;
}
