/** Jobs with their filter, retry and cancel, for the screens that show them. */
export { JobList } from "./components/JobList.tsx";
