import { useEffect, useRef } from "react";

type Keys = Record<string, (event: KeyboardEvent) => void>;

/**
 * Keyboard shortcuts of a screen, by the character that a key writes (`/`, `?`, `s`). They are disabled in text fields,
 * while a dialog is open (not while it fades out), and with Ctrl, Alt or Meta.
 */
export function useShortcuts(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTextInput(event.target) || isDialogOpen()) return;
      const run = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!run) return;
      run(event);
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/**
 * The digit of a key, on AZERTY too, where the row of digits writes letters unless Shift is held.
 * @returns 0 to 9, or null for any other key
 */
export function digitOf(event: { code: string; key: string }): number | null {
  const match = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  return match ? Number(match[1]) : null;
}

/** Base UI keeps a dialog in the page, marked as closed, until its animation has ended: that one is no longer open. */
export function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog]:not([data-closed])") !== null;
}

export function isTextInput(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["range", "checkbox", "radio"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
