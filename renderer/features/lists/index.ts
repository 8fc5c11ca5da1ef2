/** A person's lists, for the screens that put films on them. */
export { useListName, useLists, useSetListed } from "./hooks/useLists.ts";
