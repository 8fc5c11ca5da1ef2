import { Dices, Shuffle } from "lucide-react";
import type { ComponentType } from "react";
import { useNavigate } from "react-router";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { type LibraryFilter, toQuery } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { playFilm } from "../../../navigation/playFilm.ts";
import { useRandomFilm } from "../hooks/useRandomFilm.ts";

/** Plays a film of the filter by chance, or opens one that the person has not watched. */
export function RandomFilmButtons({ filter, isEmpty }: { filter: LibraryFilter; isEmpty: boolean }) {
  const t = useTranslations("library");
  const navigate = useNavigate();
  const shuffle = useRandomFilm(({ id }) => playFilm(navigate, id));
  const surprise = useRandomFilm(({ id }) => void navigate(`/films/${id}`));
  const query = toQuery(filter);
  return (
    <span className="-my-1 flex items-center gap-1">
      <RandomButton icon={Shuffle} label={t("shuffle")} isDisabled={isEmpty} onClick={() => shuffle.mutate(query)} />
      <RandomButton
        icon={Dices}
        label={t("surprise")}
        isDisabled={isEmpty}
        // What the filter says of these two holds.
        onClick={() => surprise.mutate({ watched: false, dismissed: false, ...query })}
      />
    </span>
  );
}

type RandomButtonProps = {
  icon: ComponentType<{ className?: string }>;
  label: string;
  isDisabled: boolean;
  onClick: () => void;
};

function RandomButton({ icon: Icon, label, isDisabled, onClick }: RandomButtonProps) {
  return (
    <button
      type="button"
      title={label}
      disabled={isDisabled}
      className={`${CHIP_CLASS} border-transparent text-quiet disabled:opacity-40`}
      onClick={onClick}
    >
      <Icon aria-hidden className="size-4" />
      <span className="max-2xl:sr-only">{label}</span>
    </button>
  );
}
