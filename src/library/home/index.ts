/**
 * What a person's Home shows. In: how they arranged its rows. Out: the rows in their order; the films of a row come from
 * `library.films` and the other rooms.
 */
export { createHomeRows, type HomeRows } from "./homeRows.ts";
