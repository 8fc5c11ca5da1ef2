/** A person's lists, for the screens that put films on them. */
export { useCreateSmartList, useListName, useLists, useSetListed, useSmartLists } from "./hooks/useLists.ts";
