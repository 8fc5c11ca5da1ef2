import { useSyncExternalStore } from "react";
import { useNavigate } from "react-router";
import { Sheet } from "../../components/Sheet.tsx";
import { useShortcuts } from "../../components/shortcuts.ts";
import { useWords, type WordKey } from "../../i18n/index.ts";
import { closeKeyboardSheet, isKeyboardSheetOpen, openKeyboardSheet, watchKeyboardSheet } from "./keyboardSheet.ts";

type Group = { title: WordKey<"keyboard">; keys: readonly [string, WordKey<"keyboard">][] };

const GROUPS: readonly Group[] = [
  {
    title: "everywhere",
    keys: [
      ["/  ·  Ctrl K", "search"],
      ["G + L P R F A S", "go"],
      ["?", "sheet"],
      ["Esc", "leave"],
    ],
  },
  {
    title: "grid",
    keys: [
      ["← → ↑ ↓", "move"],
      ["Enter", "open"],
      ["Home  End", "ends"],
    ],
  },
  {
    title: "film",
    keys: [
      ["1 … 9  0", "rate"],
      ["W", "watched"],
    ],
  },
  {
    title: "review",
    keys: [
      ["↑ ↓", "choose"],
      ["Enter", "accept"],
      ["S", "searchOther"],
      ["N", "later"],
      ["Z", "undo"],
    ],
  },
];

export function KeyboardSheet() {
  const words = useWords("keyboard");
  const isOpen = useSyncExternalStore(watchKeyboardSheet, isKeyboardSheetOpen);
  useShortcuts({ "?": openKeyboardSheet });
  useGoKeys();

  return (
    <Sheet open={isOpen} onClose={closeKeyboardSheet} title={words("title")}>
      <div className="grid gap-6">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3 className="mb-2 text-sm font-semibold text-accent-text">{words(group.title)}</h3>
            <dl className="grid grid-cols-[9rem_1fr] gap-x-4 gap-y-1.5 text-sm">
              {group.keys.map(([keys, meaning]) => (
                <div key={meaning} className="contents">
                  <dt>
                    <kbd className="rounded-md border border-line bg-raised px-2 py-0.5 font-sans">{keys}</kbd>
                  </dt>
                  <dd className="text-quiet">{words(meaning)}</dd>
                </div>
              ))}
              {group.title === "grid" && (
                <div className="contents">
                  <dt>
                    <kbd className="rounded-md border border-line bg-raised px-2 py-0.5 font-sans">
                      {words("densityKeys")}
                    </kbd>
                  </dt>
                  <dd className="text-quiet">{words("density")}</dd>
                </div>
              )}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}

const PLACES: Record<string, string> = {
  l: "/",
  p: "/for-you",
  r: "/review",
  f: "/folders",
  a: "/activity",
  s: "/settings",
};
const SECOND_KEY_WITHIN_MS = 1_200;
let goPressedAt = Number.NEGATIVE_INFINITY;

/** `G`, then the letter of a place. Captured first, so that the place's letter is not taken by the screen. */
function useGoKeys() {
  const navigate = useNavigate();
  useShortcuts({
    g: (event) => {
      goPressedAt = event.timeStamp;
      const onNext = (next: KeyboardEvent) => {
        const place = PLACES[next.key.toLowerCase()];
        if (!place || next.timeStamp - goPressedAt > SECOND_KEY_WITHIN_MS) return;
        next.preventDefault();
        void navigate(place);
      };
      window.addEventListener("keydown", onNext, { capture: true, once: true });
    },
  });
}
