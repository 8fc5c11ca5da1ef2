import { useNavigate } from "react-router";
import { useIsKid } from "../../api/session.ts";
import { isTextInput, useShortcuts } from "../../components/shortcuts.ts";
import { isOpenTo, NAMED_SCREENS } from "../../navigation/sections.ts";

const SECOND_KEY_WITHIN_MS = 1_200;

/** `G`, then the letter of a screen. The letter is caught before the screen, for which it may mean something else. */
export function useGoToKeys(): void {
  const navigate = useNavigate();
  const isKid = useIsKid();
  useShortcuts({
    g: (first) => {
      const onNext = (next: KeyboardEvent) => {
        if (isTextInput(next.target)) return;
        const entry = NAMED_SCREENS.find(({ goToKey }) => goToKey === next.key.toLowerCase());
        if (!entry || !isOpenTo(isKid, entry.to) || next.timeStamp - first.timeStamp > SECOND_KEY_WITHIN_MS) return;
        next.preventDefault();
        void navigate(entry.to);
      };
      window.addEventListener("keydown", onNext, { capture: true, once: true });
    },
  });
}
