/** The dialog in which a film's poster and backdrop are chosen. */
export { ArtworkButton } from "./components/ArtworkButton.tsx";
