import { useNavigate } from "react-router";
import { useShortcuts } from "../../components/shortcuts.ts";

const PLACES: Record<string, string> = {
  h: "/home",
  l: "/",
  p: "/for-you",
  y: "/lists",
  r: "/review",
  f: "/folders",
  a: "/activity",
  m: "/learning",
  o: "/monitoring",
  w: "/flow",
  s: "/settings",
};
export const goToKeyOf = (to: string): string | undefined => Object.keys(PLACES).find((key) => PLACES[key] === to);

const SECOND_KEY_WITHIN_MS = 1_200;

/** `G`, then the letter of a place. The letter is caught before the screen, for which it may mean something else. */
export function useGoToKeys(): void {
  const navigate = useNavigate();
  useShortcuts({
    g: (first) => {
      const onNext = (next: KeyboardEvent) => {
        const place = PLACES[next.key.toLowerCase()];
        if (!place || next.timeStamp - first.timeStamp > SECOND_KEY_WITHIN_MS) return;
        next.preventDefault();
        void navigate(place);
      };
      window.addEventListener("keydown", onNext, { capture: true, once: true });
    },
  });
}
