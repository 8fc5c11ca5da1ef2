// What the thread of the `mind` pool runs: an NFO comes from anywhere.
export { readNfo } from "./readNfo.ts";
