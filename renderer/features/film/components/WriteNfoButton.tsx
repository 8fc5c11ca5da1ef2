import { useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { useWriteNfo } from "../hooks/useWriteNfo.ts";

/** Writes an NFO file next to the film, for Kodi or Jellyfin. One of another program is replaced only after a question. */
export function WriteNfoButton({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const isOwner = useUser().role === "owner";
  const [question, setQuestion] = useState<string | null>(null);
  const write = useWriteNfo(film.id, setQuestion);
  if (!isOwner || film.state !== "identified") return null;
  return (
    <>
      <Button
        size="small"
        title={t("writeNfoText")}
        disabled={write.isPending}
        onClick={() => write.mutate({ id: film.id, replace: false })}
      >
        {t("writeNfo")}
      </Button>
      <ConfirmModal
        open={question !== null}
        title={t("replaceNfo")}
        text={question ?? ""}
        action={t("replace")}
        onClose={() => setQuestion(null)}
        onConfirm={() => {
          write.mutate({ id: film.id, replace: true });
          setQuestion(null);
        }}
      />
    </>
  );
}
