/** Replaces what looks like a key in a text from outside (an error of the network layer, a body). */
export function redactSecrets(text: string): string {
  return text
    .replaceAll(/(api_key=)[^&\s"'<>]+/gi, "$1[redacted]")
    .replaceAll(/(Bearer\s)[\w.~+/=-]+/gi, "$1[redacted]");
}
