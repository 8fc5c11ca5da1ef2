import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OpenProfile } from "../../../src/contract/index.ts";
import { api } from "../../api/client.ts";
import { useEnterSession } from "../../api/session.ts";
import { Avatar } from "../../components/Avatar.tsx";
import { Button } from "../../components/Button.tsx";
import { Field } from "../../components/Field.tsx";
import { formText, submitHandler } from "../../components/formData.ts";
import { Modal } from "../../components/Modal.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useProblemMessage } from "../../components/useProblemMessage.ts";
import { useTranslations } from "../../i18n/index.ts";

/** Switches to another person who is logged in on this device, or logs one in and keeps the present session open. */
export default function SwitchProfile({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const enter = useEnterSession();
  const problemText = useProblemMessage();
  const [chosen, choose] = useState<OpenProfile | null>(null);
  const profiles = useQuery(api.accounts.sessions.profiles.queryOptions({ staleTime: 0 }));
  const switchTo = useMutation(
    api.accounts.sessions.switchTo.mutationOptions({
      onSuccess: (session) => {
        onClose();
        enter(session);
      },
      // After too many wrong PINs the profile is no longer in the list.
      onError: () => void profiles.refetch(),
    }),
  );

  const open = (profile: OpenProfile) => {
    switchTo.reset();
    if (profile.needsPin) choose(profile);
    else switchTo.mutate({ userId: profile.user.userId });
  };
  const items = profiles.data?.items ?? [];
  const asked = items.find(({ user }) => user.userId === chosen?.user.userId);
  return (
    <Modal open onClose={onClose} title={t("switchProfile")}>
      {profiles.isPending && <Skeleton count={1} className="h-12" arrangement="mb-4" />}
      {profiles.isError && !profiles.data && (
        <ProblemNote error={profiles.error} onRetry={() => void profiles.refetch()} />
      )}
      {profiles.data?.items.length === 0 && <p className="mb-4 text-quiet">{t("noProfiles")}</p>}
      <ul className="mb-4 space-y-1">
        {items.map((profile) => (
          <li key={profile.user.userId}>
            <button
              type="button"
              disabled={!profile.canSwitch || switchTo.isPending}
              aria-pressed={profile.user.userId === asked?.user.userId}
              className="flex w-full items-center gap-3 rounded-lg px-3 py-2 text-left hover:bg-raised disabled:opacity-70 aria-pressed:bg-raised"
              onClick={() => open(profile)}
            >
              <Avatar user={profile.user} />
              <span className="min-w-0 grow truncate">{profile.user.displayName}</span>
              {!profile.canSwitch && <span className="text-sm text-quiet">{t("profileWithoutPin")}</span>}
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <form
          key={asked.user.userId}
          className="mb-5 flex items-end gap-3"
          onSubmit={submitHandler((fields) =>
            switchTo.mutate({ userId: asked.user.userId, pin: formText(fields, "pin") }),
          )}
        >
          <Field
            className="grow"
            name="pin"
            type="password"
            inputMode="numeric"
            pattern="\d{4,8}"
            autoComplete="off"
            autoFocus
            label={t("pinOf", { name: asked.user.displayName })}
            required
          />
          <Button type="submit" variant="primary" disabled={switchTo.isPending}>
            {t("switch")}
          </Button>
        </form>
      )}
      {switchTo.isError && (
        <p role="alert" className="mb-4 text-sm text-danger">
          {problemText(switchTo.error)}
        </p>
      )}
      <AddProfile onEntered={onClose} />
    </Modal>
  );
}

function AddProfile({ onEntered }: { onEntered: () => void }) {
  const t = useTranslations("shell");
  const enter = useEnterSession();
  const problemText = useProblemMessage();
  const logIn = useMutation(
    api.accounts.sessions.create.mutationOptions({
      onSuccess: (session) => {
        onEntered();
        enter(session);
      },
    }),
  );
  return (
    <form
      className="border-t border-line pt-4"
      onSubmit={submitHandler((fields) =>
        logIn.mutate({
          userId: formText(fields, "userId").trim(),
          password: formText(fields, "password"),
          keepOpen: true,
        }),
      )}
    >
      <h3 className="font-semibold">{t("addProfile")}</h3>
      <p className="mb-3 text-sm text-quiet">{t("addProfileText")}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Field className="min-w-36 grow" name="userId" label={t("userName")} autoComplete="username" required />
        <Field
          className="min-w-36 grow"
          name="password"
          type="password"
          label={t("password")}
          autoComplete="current-password"
          required
        />
        <Button type="submit" disabled={logIn.isPending}>
          {t("logIn")}
        </Button>
      </div>
      {logIn.isError && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {problemText(logIn.error)}
        </p>
      )}
    </form>
  );
}
