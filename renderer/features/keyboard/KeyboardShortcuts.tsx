import { useIsKid } from "../../api/session.ts";
import { Modal } from "../../components/Modal.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { isOpenTo, NAMED_SCREENS } from "../../navigation/sections.ts";
import { keyboardShortcutsOpen } from "../../state/overlays.ts";
import { type KeyboardWord, KeyList, type KeyMeanings, PLAYER_KEYS } from "./KeyList.tsx";

type Group = { title: KeyboardWord; keys: KeyMeanings };

const GROUPS: readonly Group[] = [
  {
    title: "everywhere",
    keys: [
      [{ writes: "/" }, "search"],
      [{ writes: "Ctrl K" }, "palette"],
      [{ writes: "?" }, "sheet"],
      [{ name: "escape" }, "leave"],
    ],
  },
  {
    title: "grid",
    keys: [
      [{ name: "arrows" }, "move"],
      [{ name: "enter" }, "open"],
      [{ name: "homeEnd" }, "ends"],
      [{ name: "letters" }, "find"],
      [{ name: "space" }, "select"],
      [{ name: "shiftArrows" }, "selectMore"],
      [{ writes: "Ctrl A" }, "selectAll"],
      [{ name: "densityKeys" }, "density"],
    ],
  },
  {
    title: "film",
    keys: [
      [{ writes: "1 … 9, 0" }, "rate"],
      [{ writes: "W" }, "watched"],
      [{ writes: "N" }, "notForMe"],
      [{ writes: "L" }, "lessLikeThis"],
    ],
  },
  {
    title: "forYou",
    keys: [
      [{ writes: "N" }, "notForMe"],
      [{ writes: "L" }, "lessLikeThis"],
    ],
  },
  { title: "player", keys: PLAYER_KEYS },
  {
    title: "review",
    keys: [
      [{ name: "arrows" }, "choose"],
      [{ name: "enter" }, "accept"],
      [{ writes: "S" }, "searchOther"],
      [{ writes: "N" }, "later"],
      [{ writes: "Z" }, "undo"],
    ],
  },
];

/** `G`, then a letter, opens a screen. */
function GoKeys() {
  const t = useTranslations("keyboard");
  const tShell = useTranslations("shell");
  const isKid = useIsKid();
  return (
    <section>
      <h3 className="mb-2 text-sm font-semibold text-accent-text">{t("go")}</h3>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1.5 text-sm">
        {NAMED_SCREENS.filter(({ to }) => isOpenTo(isKid, to)).map(({ to, label, goToKey }) => (
          <div key={to} className="grid grid-cols-[3.5rem_1fr] gap-x-3">
            <dt>
              <kbd className="rounded-md border border-line bg-raised px-2 py-0.5 font-sans">
                G {goToKey.toUpperCase()}
              </kbd>
            </dt>
            <dd className="text-quiet">{tShell(label)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** All keyboard shortcuts, by the screen on which they work. */
export default function KeyboardShortcuts() {
  const t = useTranslations("keyboard");
  return (
    <Modal open onClose={() => keyboardShortcutsOpen.set(false)} title={t("title")}>
      <div className="grid gap-6">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3 className="mb-2 text-sm font-semibold text-accent-text">{t(group.title)}</h3>
            <KeyList keys={group.keys} />
          </section>
        ))}
        <GoKeys />
      </div>
    </Modal>
  );
}
