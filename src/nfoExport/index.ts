/** Writes NFO files into films' folders, for other programs to read; only when a person asks for it. */
export { exportNfo } from "./exportNfo.ts";
