/** The rows of Home, as other screens know them: a saved filter can be one. */
export { withSavedFilter } from "./arrangement.ts";
export { useArrangeHome, useHomeRows } from "./hooks/useHomeRows.ts";
