import { RefreshCw } from "lucide-react";
import { useState } from "react";
import type { FilmDetail } from "../../../../../src/contract/index.ts";
import { useUser } from "../../../../api/session.ts";
import { Button } from "../../../../components/Button.tsx";
import { useTranslations } from "../../../../i18n/index.ts";
import { RefreshModal } from "./RefreshModal.tsx";

/** Lets the owner compare the film's details with the provider's before anything is replaced. */
export function RefreshButton({ film }: { film: FilmDetail }) {
  const t = useTranslations("refresh");
  const isOwner = useUser().role === "owner";
  const [isOpen, setOpen] = useState(false);
  if (!isOwner || film.state !== "identified") return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <RefreshCw aria-hidden className="size-4" />
        {t("refresh")}
      </Button>
      {isOpen && <RefreshModal film={film} onClose={() => setOpen(false)} />}
    </>
  );
}
