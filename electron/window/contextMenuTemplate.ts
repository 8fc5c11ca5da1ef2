import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import type { Translator } from "../messages/index.ts";
import { destinationOf } from "./security.ts";

type Clicked = Pick<ContextMenuParams, "isEditable" | "editFlags" | "selectionText" | "linkURL">;

/**
 * The menu of text fields, selected text and outside links; empty elsewhere. On films the page shows its own menu, and
 * Electron then tells of none.
 */
export function contextMenuTemplate(
  { isEditable, editFlags, selectionText, linkURL }: Clicked,
  t: Translator,
  copyText: (text: string) => void,
): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: "separator" };
  if (isEditable) {
    return [
      { role: "undo", label: t("undo"), enabled: editFlags.canUndo },
      { role: "redo", label: t("redo"), enabled: editFlags.canRedo },
      line,
      { role: "cut", label: t("cut"), enabled: editFlags.canCut },
      { role: "copy", label: t("copy"), enabled: editFlags.canCopy },
      { role: "paste", label: t("paste"), enabled: editFlags.canPaste },
      line,
      { role: "selectAll", label: t("selectAll"), enabled: editFlags.canSelectAll },
    ];
  }
  // The page's own addresses mean nothing outside the window.
  const isOutside = destinationOf(linkURL) === "browser";
  return [
    ...(selectionText.trim() === "" ? [] : [{ role: "copy" as const, label: t("copy") }]),
    ...(isOutside ? [{ label: t("copyAddress"), click: () => copyText(linkURL) }] : []),
  ];
}
