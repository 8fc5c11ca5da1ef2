import { lazy, Suspense, useSyncExternalStore } from "react";
import { useShortcuts } from "../../components/shortcuts.ts";
import { useGoKeys } from "../hooks/useGoKeys.ts";
import { withTranslations } from "../withTranslations.ts";
import { isKeyboardSheetOpen, openKeyboardSheet, watchKeyboardSheet } from "./keyboardSheet.ts";

const KeyboardSheet = lazy(() => withTranslations(import("../../features/keyboard/KeyboardSheet.tsx")));

/** The keys that lead from screen to screen, and `?`, which tells them all. */
export function KeyboardPlace() {
  const isOpen = useSyncExternalStore(watchKeyboardSheet, isKeyboardSheetOpen);
  useShortcuts({ "?": openKeyboardSheet });
  useGoKeys();
  if (!isOpen) return null;
  return (
    <Suspense>
      <KeyboardSheet />
    </Suspense>
  );
}
