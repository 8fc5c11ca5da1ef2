/**
 * Playing a film in the page: one position over all its parts, tracks, subtitles, chapters and keys. In: a film with its
 * files. Out: a button, what is to be said before playback, and the player.
 */
export { PlaybackNote } from "./components/PlaybackNote.tsx";
export { PlayControls } from "./components/PlayControls.tsx";
export { useDesktopFile } from "./hooks/useDesktopFile.ts";
export { usePlayableVersions } from "./hooks/usePlayableVersions.ts";
