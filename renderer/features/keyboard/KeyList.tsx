import { type TranslationKey, useTranslations } from "../../i18n/index.ts";

export type KeyboardWord = TranslationKey<"keyboard">;
/** The label of a key: the character it types, or its translated name. */
type Key = { readonly writes: string } | { readonly name: KeyboardWord };
export type KeyMeanings = readonly (readonly [Key, KeyboardWord])[];

export const PLAYER_KEYS: KeyMeanings = [
  [{ name: "spaceOrK" }, "playPause"],
  [{ writes: "J, L" }, "skipTen"],
  [{ name: "leftRight" }, "skipFive"],
  [{ name: "upDown" }, "volume"],
  [{ writes: "M" }, "mute"],
  [{ writes: "F" }, "fullScreen"],
  [{ writes: "C" }, "subtitles"],
  [{ writes: "G, H" }, "subtitleOffset"],
  [{ writes: "N, P" }, "chapters"],
  [{ writes: ", ." }, "frames"],
  [{ writes: "0 … 9" }, "tenths"],
  [{ writes: "< >" }, "speed"],
  [{ writes: "?" }, "sheet"],
];

/** A list of keys with their actions. */
export function KeyList({ keys }: { readonly keys: KeyMeanings }) {
  const t = useTranslations("keyboard");
  return (
    <dl className="grid gap-y-1.5 text-sm">
      {keys.map(([key, meaning]) => (
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
  );
}
