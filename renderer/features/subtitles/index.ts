/** Looking for subtitles of a film's file with the owner's account at a provider. */
export { FindSubtitlesButton } from "./components/FindSubtitlesButton.tsx";
