/** Removing films from the library, and films that become versions of one, or a film of their own. */
export { MergeButton } from "./components/MergeButton.tsx";
export { MoveToBinButton } from "./components/MoveToBinButton.tsx";
export { SplitButton } from "./components/SplitButton.tsx";
export { useBinName, useMoveToBin, useSystemBin } from "./hooks/useMoveToBin.ts";
export { useRemoveFilms } from "./hooks/useRemoveFilms.ts";
