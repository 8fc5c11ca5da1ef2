/** A person's lists: other screens show them and add films to them. */
export { useCreateSmartList, useListName, useLists, useSetListed, useSmartLists } from "./hooks/useLists.ts";
