import { Suspense } from "react";
import { lazyPart } from "../../components/lazyPart.ts";
import { useShortcuts } from "../../components/shortcuts.ts";
import { keyboardShortcutsOpen } from "../../state/overlays.ts";
import { useStore } from "../../state/store.ts";
import { useGoToKeys } from "../hooks/useGoToKeys.ts";
import { withTranslations } from "../withTranslations.ts";

const KeyboardShortcuts = lazyPart(() => withTranslations(import("../../features/keyboard/KeyboardShortcuts.tsx")));

/** The keys that lead from screen to screen, and `?`, which lists all keys. */
export function KeyboardHost() {
  const isOpen = useStore(keyboardShortcutsOpen);
  useShortcuts({ "?": () => keyboardShortcutsOpen.set(true) });
  useGoToKeys();
  if (!isOpen) return null;
  return (
    <Suspense>
      <KeyboardShortcuts />
    </Suspense>
  );
}
