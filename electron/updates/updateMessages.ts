import { type Language, translatorFor } from "../messages/index.ts";
import type { UpdateState } from "./updateState.ts";

/** One sentence on the state, for settings and tray. */
export function updateMessage(update: UpdateState, language: Language): string {
  const t = translatorFor(language);
  switch (update.state) {
    case "failed":
      return t(`update.failed.${update.error}`);
    case "available":
      return t("update.available", { version: update.version, page: update.page });
    case "downloading":
      return t("update.downloading", { version: update.version, percent: update.percent });
    case "ready":
      return t("update.ready", { version: update.version });
    case "unavailable":
    case "idle":
    case "requests_off":
    case "checking":
      return t(`update.${update.state}`);
  }
}
