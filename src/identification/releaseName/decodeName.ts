import { resolveEntities } from "../../nfo/index.ts";

/** Percent encoding (`%20`, `%C3%A9`), as browsers and download managers leave it in file names. */
const PERCENT_RUN = /(?:%[0-9a-f]{2})+/gi;
/** What no name holds: a slash or a control character that was encoded, and blanks that are not plain. */
const BLANK = /[/\\\p{Cc}\u00a0]/gu;

/** Resolves percent encoding and HTML entities in one name of a path; a slash among them becomes a space. */
export function decodeName(name: string): string {
  if (!/[%&]/.test(name)) return name;
  return resolveEntities(name.replace(PERCENT_RUN, decodePercents)).replace(BLANK, " ");
}

/** Bytes that are not valid UTF-8 stay unchanged: *100%ed* is not percent-encoded. */
function decodePercents(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}
