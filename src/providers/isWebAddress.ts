/** Whether an external text is a URL that a browser may safely open: only `http` and `https`, no executable schemes. */
export function isWebAddress(text: string): boolean {
  const parsed = URL.parse(text);
  return parsed !== null && (parsed.protocol === "https:" || parsed.protocol === "http:");
}
