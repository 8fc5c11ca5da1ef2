import type { MenuItemConstructorOptions } from "electron";
import type { UpdateView } from "../bridge/ipc.ts";
import type { Language } from "../messages/index.ts";
import { updateMessage } from "./updateMessages.ts";
import type { UpdateState } from "./updateState.ts";

const NOT_YET: UpdateState = { state: "idle", checkedAt: null };

/** What the settings page shows of updates. @param current null while the library opens */
export function updateView(current: UpdateState | null, isAutomatic: boolean, language: Language): UpdateView {
  const update = current ?? NOT_YET;
  // Never checked is not the same as up to date.
  const isUnknown = update.state === "idle" && update.checkedAt === null;
  return {
    isAutomatic,
    isAvailableHere: update.state !== "unavailable",
    isBusy: update.state === "checking" || update.state === "downloading",
    text: isUnknown ? null : updateMessage(update, language),
  };
}

/** A line of the tray's menu where there is something to tell. */
export function updateTrayItems(
  current: UpdateState | null,
  language: Language,
  openPage: (address: string) => void,
): MenuItemConstructorOptions[] {
  if (current?.state === "available")
    return [{ label: updateMessage(current, language), click: () => openPage(current.page) }, { type: "separator" }];
  if (current?.state !== "ready" && current?.state !== "downloading") return [];
  return [{ label: updateMessage(current, language), enabled: false }, { type: "separator" }];
}
