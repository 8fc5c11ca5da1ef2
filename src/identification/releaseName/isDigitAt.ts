/** Whether the character is one of 0–9. Much faster than an expression, for checks that are made of every word. */
export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
