/**
 * Plays a film in the page, with one position over all its parts, tracks, subtitles, chapters and keys. Input: a film
 * with its files. Output: a play button, warnings before playback, and the player.
 */
export { PlaybackNote } from "./components/PlaybackNote.tsx";
export { PlayControls } from "./components/PlayControls.tsx";
export { useDesktopFile } from "./hooks/useDesktopFile.ts";
export { usePlayableVersions } from "./hooks/usePlayableVersions.ts";
export { versionsOf } from "./versions.ts";
