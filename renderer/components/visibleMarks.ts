/**
 * Control and direction characters, line separators, and zero-width characters except those that join letters and
 * emoji.
 */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;

/**
 * A file name in which control, direction and invisible characters are made visible: `␛`, `␍`, `\u202e`. File names are
 * untrusted; film titles come from providers and users.
 */
export function visibleMarks(name: string): string {
  return name.replace(HIDDEN, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
    return code === DELETE ? "␡" : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
