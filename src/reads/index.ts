/**
 * The read pool: two threads with connections that only read, for every query whose cost grows with the library. The main
 * thread keeps the one connection that writes, and looks up single rows. In: the name of a function of `Reads` and plain
 * values. Out: what it returns, or its error with its code. It writes nothing.
 */
export { createReadPool, type ReadOptions, type ReadPool } from "./readPool.ts";
