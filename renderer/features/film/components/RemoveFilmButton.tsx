import { useQueryClient } from "@tanstack/react-query";
import { ListX } from "lucide-react";
import { useNavigate } from "react-router";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { invalidateLibrary } from "../../library/index.ts";
import { useRemoveFilms } from "../../removal/index.ts";

/** Removes the film from the library and goes back to it; the toast there has the undo. */
export function RemoveFilmButton({ film }: { film: FilmDetail }) {
  const t = useTranslations("removal");
  const isOwner = useUser().role === "owner";
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useRemoveFilms(() => invalidateLibrary(queryClient));
  if (!isOwner) return null;
  return (
    <Button
      size="small"
      title={t("removeHint")}
      onClick={() => void remove([film.id]).then((isDone) => isDone && navigate("/"))}
    >
      <ListX aria-hidden className="size-4" />
      {t("remove")}
    </Button>
  );
}
