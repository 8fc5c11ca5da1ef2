import { Modal } from "../../components/Modal.tsx";
import { type TranslationKey, useTranslations } from "../../i18n/index.ts";
import { SIDEBAR_ENTRIES } from "../../navigation/navigationEntries.ts";
import { keyboardShortcutsOpen } from "../../state/overlays.ts";

type Word = TranslationKey<"keyboard">;
/** A key by the character it writes, or by its translated name. */
type Key = { writes: string } | { name: Word };
type Group = { title: Word; keys: readonly [Key, Word][] };

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
      [{ writes: "F" }, "fullScreen"],
    ],
  },
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
  return (
    <section>
      <h3 className="mb-2 text-sm font-semibold text-accent-text">{t("go")}</h3>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1.5 text-sm">
        {SIDEBAR_ENTRIES.map(({ to, label, goToKey }) => (
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
            <dl className="grid gap-y-1.5 text-sm">
              {group.keys.map(([key, meaning]) => (
                <div key={meaning} className="grid grid-cols-[9rem_1fr] gap-x-4">
                  <dt>
                    <kbd className="rounded-md border border-line bg-raised px-2 py-0.5 font-sans">
                      {"name" in key ? t(key.name) : key.writes}
                    </kbd>
                  </dt>
                  <dd className="text-quiet">{t(meaning)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <GoKeys />
      </div>
    </Modal>
  );
}
