/** Whether a text from outside is an address that a browser may open: `http` or `https`, and nothing that runs. */
export function isWebAddress(text: string): boolean {
  const parsed = URL.parse(text);
  return parsed !== null && (parsed.protocol === "https:" || parsed.protocol === "http:");
}
