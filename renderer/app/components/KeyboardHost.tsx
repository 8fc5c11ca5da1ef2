import { lazy, Suspense, useSyncExternalStore } from "react";
import { useShortcuts } from "../../components/shortcuts.ts";
import { useGoToKeys } from "../hooks/useGoToKeys.ts";
import { withTranslations } from "../withTranslations.ts";
import { isKeyboardSheetOpen, openKeyboardSheet, watchKeyboardSheet } from "./keyboardSheet.ts";

const KeyboardSheet = lazy(() => withTranslations(import("../../features/keyboard/KeyboardShortcuts.tsx")));

/** The keys that lead from screen to screen, and `?`, which tells them all. */
export function KeyboardHost() {
  const isOpen = useSyncExternalStore(watchKeyboardSheet, isKeyboardSheetOpen);
  useShortcuts({ "?": openKeyboardSheet });
  useGoToKeys();
  if (!isOpen) return null;
  return (
    <Suspense>
      <KeyboardSheet />
    </Suspense>
  );
}
