import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { Lamp } from "./components/Lamp.tsx";
import { LanguageChoice } from "./components/LanguageChoice.tsx";
import { LoginForm } from "./components/LoginForm.tsx";
import { SessionLostNotice } from "./components/SessionLostNotice.tsx";
import { SetupForm } from "./components/SetupForm.tsx";

/** Login; on the first run the form that creates the owner's account. */
export default function Login() {
  const t = useTranslations("login");
  const setup = useQuery(api.accounts.setup.read.queryOptions({ staleTime: 0 }));
  useTitle("");

  return (
    <div className="relative flex h-full items-center justify-center overflow-auto p-6">
      <Lamp />
      <main className="relative w-full max-w-md animate-rise">
        <p className="mb-8 flex items-center justify-center gap-3 text-2xl font-semibold tracking-tight">
          <img src="/icon.svg" alt="" className="size-9" /> Filmothèque
        </p>
        {setup.isError && <ProblemNote error={setup.error} onRetry={() => void setup.refetch()} />}
        {setup.data && (
          <div className="card p-7 shadow-float">
            <h1 className="text-xl font-semibold">{t(setup.data.needed ? "firstRun" : "welcome")}</h1>
            <p className="mt-1 mb-6 text-quiet">{t(setup.data.needed ? "firstRunHint" : "tagline")}</p>
            {!setup.data.needed && <SessionLostNotice />}
            {setup.data.needed ? <SetupForm /> : <LoginForm />}
          </div>
        )}
        <LanguageChoice />
      </main>
    </div>
  );
}
