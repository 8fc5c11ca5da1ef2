/**
 * The range of paths inside a folder, in the order of their bytes; the upper bound is excluded.
 * @param folder an absolute path, with `/` or, as Windows writes it, with `\`
 */
export function pathsIn(folder: string): { readonly from: string; readonly to: string } {
  const separator = folder.includes("/") || !folder.includes("\\") ? "/" : "\\";
  const base = folder.endsWith(separator) ? folder.slice(0, -1) : folder;
  const next = String.fromCharCode(separator.charCodeAt(0) + 1);
  return { from: `${base}${separator}`, to: `${base}${next}` };
}
