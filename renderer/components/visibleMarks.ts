/** Control and direction characters, separators of lines, and what has no width but joiners of letters and emoji. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;

/**
 * A name of a file with what would turn, hide or break it shown as what it is: `␛`, `␍`, `\u202e`. The name of a film
 * comes from providers and people; the name of a file from anywhere.
 */
export function visibleMarks(name: string): string {
  return name.replace(HIDDEN, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
    return code === DELETE ? "␡" : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
