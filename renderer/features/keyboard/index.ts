/** The sheet of keyboard shortcuts, and the key lists that other screens show. */
export { KeyList, PLAYER_KEYS } from "./KeyList.tsx";
