import { Suspense, useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { useSession } from "../api/session.ts";
import { lazyPart } from "../components/lazyPart.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { setLanguage } from "../i18n/index.ts";
import { OpeningFailedScreen, OpeningScreen, useOpeningState } from "./OpeningScreen.tsx";
import { Shell } from "./Shell.tsx";

const Login = lazyPart(() => import("../features/login/Login.tsx"));

/** The application for a person who is logged in, otherwise the login or first-run screen. */
export function SessionGate() {
  const session = useSession();
  const language = session.data?.user.language;
  const opening = useOpeningState();

  useEffect(() => {
    if (language) void setLanguage(language);
  }, [language]);

  useHomeOfNextUser(session.data?.user.userId);

  if (opening === "failed") return <OpeningFailedScreen />;
  // A failed refetch keeps the page: a film may be playing.
  if (session.isLoadingError) return <ProblemNote error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data === undefined) return <OpeningScreen />;
  if (session.data === null) {
    return (
      <Suspense>
        <Login />
      </Suspense>
    );
  }
  // Another user in this tab gets a shell and a stream of events of their own.
  return <Shell key={session.data.user.userId} />;
}

/** A user who logs in after another one in this tab starts at home, not where the other one was. */
function useHomeOfNextUser(userId: string | undefined): void {
  const navigate = useNavigate();
  const last = useRef(userId);
  useEffect(() => {
    if (userId === undefined) return;
    if (last.current !== undefined && last.current !== userId) void navigate("/home", { replace: true });
    last.current = userId;
  }, [userId, navigate]);
}
