/** The screen that frees space. In: films by size. Out: files in the system's bin. */
export { FreeSpaceLink } from "./components/FreeSpaceLink.tsx";
