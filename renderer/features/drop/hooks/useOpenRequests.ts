import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { desktop } from "../../../api/desktop.ts";

type OnPaths = (paths: readonly string[], folders: readonly string[]) => void;

/**
 * Handles requests from outside the page: links, notifications, *Open with*, files dropped on the icon in dock or
 * taskbar. The shell keeps them until a user is logged in and this hook takes them.
 */
export function useOpenRequests(onPaths: OnPaths): void {
  const navigate = useNavigate();
  const latest = useRef({ navigate, onPaths });
  latest.current = { navigate, onPaths };

  useEffect(() => {
    const shell = desktop();
    if (!shell) return;
    const take = async () => {
      const { page, paths, folders } = await shell.takeOpenRequest();
      if (page !== null) void latest.current.navigate(page);
      if (paths.length > 0) latest.current.onPaths(paths, folders);
    };
    void take();
    return shell.onEvent("openRequested", () => void take());
  }, []);
}
