/** The sheet of keyboard shortcuts, and lists of keys for other places. */
export { KeyList, PLAYER_KEYS } from "./KeyList.tsx";
