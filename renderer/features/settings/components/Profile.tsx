import { useMutation } from "@tanstack/react-query";
import { ImageUp } from "lucide-react";
import { useRef } from "react";
import { AVATARS } from "../../../../src/contract/avatars.ts";
import { client } from "../../../api/client.ts";
import { askRaw } from "../../../api/raw.ts";
import { useSession, useUser } from "../../../api/session.ts";
import { Avatar } from "../../../components/Avatar.tsx";
import { Button } from "../../../components/Button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { PinForm } from "./PinForm.tsx";
import { Section } from "./Section.tsx";

/** The person's picture, and the PIN with which they switch to their open session. */
export function Profile() {
  const t = useTranslations("settings");
  const tCommon = useTranslations("common");
  const user = useUser();
  const session = useSession();
  const problemText = useProblemMessage();
  const file = useRef<HTMLInputElement>(null);
  const reload = () => void session.refetch();
  const choose = useMutation({
    mutationFn: (drawn: (typeof AVATARS)[number] | null) => client.accounts.me.avatar({ drawn }),
    onSuccess: reload,
    onError: (error) => showToast(problemText(error), { tone: "problem" }),
  });

  async function upload(picture: File): Promise<void> {
    const answer = await askRaw("PUT", "/api/me/avatar/picture", picture);
    if (answer.ok) return reload();
    showToast(answer.problem?.detail ?? tCommon("unreachable"), { tone: "problem" });
  }

  // Shown at once, before the answer.
  const shown = choose.isPending ? { drawn: choose.variables, picture: null } : user.avatar;
  const choices = [null, ...AVATARS];
  return (
    <Section name="profile" title={t("profile")} hint={t("profileText")}>
      <fieldset>
        <legend className="sr-only">{t("avatar")}</legend>
        <div className="flex flex-wrap items-center gap-2">
          {choices.map((drawn) => (
            <label
              key={drawn}
              className="relative cursor-pointer rounded-full outline-offset-2 has-checked:outline-2 has-checked:outline-accent-text has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
            >
              <input
                type="radio"
                name="avatar"
                className="sr-only"
                aria-label={drawn === null ? t("avatarInitial") : t(`avatar_${drawn}`)}
                checked={shown.picture === null && shown.drawn === drawn}
                onChange={() => choose.mutate(drawn)}
              />
              <Avatar user={{ ...user, avatar: { drawn, picture: null } }} className="size-12 text-lg" />
            </label>
          ))}
          {shown.picture && <Avatar user={user} className="size-12 outline-2 outline-offset-2 outline-accent-text" />}
          <input
            ref={file}
            type="file"
            hidden
            aria-label={t("avatarUpload")}
            accept="image/jpeg,image/png,image/webp,image/avif"
            onChange={({ currentTarget }) => {
              const [picture] = currentTarget.files ?? [];
              if (picture) void upload(picture);
              currentTarget.value = "";
            }}
          />
          <Button size="small" onClick={() => file.current?.click()}>
            <ImageUp aria-hidden className="size-4" />
            {t("avatarUpload")}
          </Button>
        </div>
      </fieldset>
      <PinForm hasPin={user.hasPin} onChanged={reload} />
    </Section>
  );
}
