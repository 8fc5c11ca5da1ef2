/** Blots out what a key can look like in a text that came from elsewhere (an error of the network layer, a body). */
export function redactSecrets(text: string): string {
  return text
    .replaceAll(/(api_key=)[^&\s"'<>]+/gi, "$1[redacted]")
    .replaceAll(/(Bearer\s)[\w.~+/=-]+/gi, "$1[redacted]");
}
