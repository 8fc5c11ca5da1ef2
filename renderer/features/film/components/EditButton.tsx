import { Pencil } from "lucide-react";
import { Suspense, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { useShortcuts } from "../../../components/shortcuts.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { EditFilmModal } from "../../edit/index.ts";

/** Opens the owner's form for the film's fields. Its key is E. */
export function EditButton({ film }: { film: FilmDetail }) {
  const isOwner = useUser().role === "owner";
  return isOwner ? <OwnersEditButton film={film} /> : null;
}

function OwnersEditButton({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const [isOpen, setOpen] = useState(false);
  useShortcuts({ e: () => setOpen(true) });
  return (
    <>
      <Button size="small" aria-keyshortcuts="E" onClick={() => setOpen(true)}>
        <Pencil aria-hidden className="size-4" />
        {t("edit")}
      </Button>
      {isOpen && (
        <Suspense>
          <EditFilmModal filmId={film.id} title={film.title} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
