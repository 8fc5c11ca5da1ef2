import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import type { Messages } from "../messages/index.ts";
import { destinationOf } from "./security.ts";

type Clicked = Pick<ContextMenuParams, "isEditable" | "editFlags" | "selectionText" | "linkURL">;

/**
 * The menu of text fields, selected text and outside links; empty elsewhere. On films the page shows its own menu, and
 * Electron then tells of none.
 */
export function contextMenuTemplate(
  { isEditable, editFlags, selectionText, linkURL }: Clicked,
  messages: Messages,
  copyText: (text: string) => void,
): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: "separator" };
  if (isEditable) {
    return [
      { role: "undo", label: messages.undo, enabled: editFlags.canUndo },
      { role: "redo", label: messages.redo, enabled: editFlags.canRedo },
      line,
      { role: "cut", label: messages.cut, enabled: editFlags.canCut },
      { role: "copy", label: messages.copy, enabled: editFlags.canCopy },
      { role: "paste", label: messages.paste, enabled: editFlags.canPaste },
      line,
      { role: "selectAll", label: messages.selectAll, enabled: editFlags.canSelectAll },
    ];
  }
  // The page's own addresses mean nothing outside the window.
  const isOutside = destinationOf(linkURL) === "browser";
  return [
    ...(selectionText.trim() === "" ? [] : [{ role: "copy" as const, label: messages.copy }]),
    ...(isOutside ? [{ label: messages.copyAddress, click: () => copyText(linkURL) }] : []),
  ];
}
