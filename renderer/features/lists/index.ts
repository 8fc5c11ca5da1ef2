/** A person's lists: other screens show them and add films to them. */
export { BarChart } from "./components/BarChart.tsx";
export { ColumnChart } from "./components/ColumnChart.tsx";
export { useCreateSmartList, useListName, useLists, useSetListed, useSmartLists } from "./hooks/useLists.ts";
