import { ListMinus, type LucideIcon, ThumbsDown } from "lucide-react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { useShortcuts } from "../../../components/shortcuts.ts";
import { type Dismissal, useSuggestLess } from "../../../components/useSuggestLess.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** *Not for me* and *Less like this*: what recommendations make of this film. */
export function SuggestLessToggles({ film }: { film: FilmDetail }) {
  const t = useTranslations("forYou");
  const suggestLess = useSuggestLess();
  const current: Dismissal = film.lessLikeThis ? "less_like_this" : film.dismissed ? "film" : null;
  const toggle = (wanted: Exclude<Dismissal, null>) => {
    if (!suggestLess.isPending) suggestLess.mutate({ film, from: current, to: current === wanted ? null : wanted });
  };
  const [notForMe, lessLikeThis] = [() => toggle("film"), () => toggle("less_like_this")];
  useShortcuts({ n: notForMe, l: lessLikeThis });
  return (
    <div className="flex items-center gap-1">
      <Toggle icon={ThumbsDown} label={t("notForMe")} isOn={current === "film"} shortcut="N" onToggle={notForMe} />
      <Toggle
        icon={ListMinus}
        label={t("lessLikeThis")}
        isOn={current === "less_like_this"}
        shortcut="L"
        onToggle={lessLikeThis}
      />
    </div>
  );
}

type ToggleProps = { icon: LucideIcon; label: string; isOn: boolean; shortcut: string; onToggle: () => void };

function Toggle({ icon: Icon, label, isOn, shortcut, onToggle }: ToggleProps) {
  return (
    <Button
      size="icon"
      variant="plain"
      aria-pressed={isOn}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={`${label} (${shortcut})`}
      className="aria-pressed:text-accent-text"
      onClick={onToggle}
    >
      <Icon aria-hidden className={`size-5 ${isOn ? "fill-current" : ""}`} />
    </Button>
  );
}
