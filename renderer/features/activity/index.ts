/** Jobs with their filter, retry and cancel, and how often the program was right, for the screens that show them. */
export { JobList } from "./components/JobList.tsx";
export { Precision } from "./components/Precision.tsx";
