import type { Accounts, ListedSession, Login } from "../../accounts/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import type { Settings } from "../../settings/index.ts";
import { type RequestContext, route, routeWithSession } from "../context.ts";
import { endedCookies, sessionCookie } from "../sessionCookie.ts";
import { createUseCaseTimer } from "../useCaseTimer.ts";

export interface AccountRouteParts {
  readonly accounts: Accounts;
  readonly metrics: Metrics;
  readonly settings: Settings;
}

/** UC1: who may come in. */
export function accountRoutes({ accounts, metrics, settings }: AccountRouteParts) {
  const measure = createUseCaseTimer(metrics);

  function begin(login: Login, context: RequestContext) {
    const { sessionId, expiresAt, latestEnd, user } = login;
    context.headers.append("Set-Cookie", sessionCookie(sessionId, latestEnd, context.isSecure));
    return { sessionId, expiresAt: expiresAt.toISOString(), user: toUser(user) };
  }

  return {
    setup: {
      read: route.accounts.setup.read.handler(() => ({ needed: accounts.setupNeeded() })),
      create: route.accounts.setup.create.handler(async ({ input, context }) => {
        const login = await accounts.setUp({
          language: context.language,
          ...input,
          userAgent: context.userAgent,
        });
        // The language chosen on the first page is also that of the film texts, until the owner changes it.
        settings.setLanguage(login.user.language);
        return begin(login, context);
      }),
    },
    sessions: {
      create: route.accounts.sessions.create.handler(({ input, context }) =>
        measure("UC1", async () => {
          const { address, userAgent } = context;
          const { keepOpen, ...attempt } = input;
          const keptOpen = keepOpen ? context.session : null;
          const login = begin(await accounts.logIn({ ...attempt, address, userAgent, keptOpen }), context);
          if (keptOpen) clearCache(context);
          return login;
        }),
      ),
      current: routeWithSession.accounts.sessions.current.handler(({ context }) => ({
        expiresAt: context.session.expiresAt.toISOString(),
        user: toUser(context.session.user),
      })),
      list: routeWithSession.accounts.sessions.list.handler(({ context }) => ({
        items: accounts.listSessions(context.session).map(toListedSession),
      })),
      profiles: routeWithSession.accounts.sessions.profiles.handler(({ context }) => ({
        items: accounts.profilesBeside(context.session).map((profile) => ({ ...profile, user: toUser(profile.user) })),
      })),
      switchTo: routeWithSession.accounts.sessions.switchTo.handler(async ({ input, context }) => {
        const login = await accounts.switchProfile(context.session, input.userId, input.pin ?? null);
        clearCache(context);
        return begin(login, context);
      }),
      endOne: routeWithSession.accounts.sessions.endOne.handler(({ input, context }) =>
        accounts.endListedSession(context.session, input.id),
      ),
      endOthers: routeWithSession.accounts.sessions.endOthers.handler(({ context }) => ({
        ended: accounts.endOtherSessions(context.session),
      })),
      end: routeWithSession.accounts.sessions.end.handler(({ context }) => {
        if (context.sessionId) accounts.endSession(context.sessionId);
        clearCache(context);
        for (const cookie of endedCookies(context.isSecure)) context.headers.append("Set-Cookie", cookie);
      }),
    },
    users: {
      list: routeWithSession.accounts.users.list.handler(() => ({ items: accounts.listUsers().map(toUser) })),
      create: routeWithSession.accounts.users.create.handler(async ({ input, context }) =>
        toUser(await accounts.addUser({ language: context.language, ...input })),
      ),
      limit: routeWithSession.accounts.users.limit.handler(({ input }) =>
        toUser(accounts.setMaximumAge(input.userId, input.maximumAge)),
      ),
      remove: routeWithSession.accounts.users.remove.handler(({ input }) => accounts.removeUser(input.userId)),
    },
    me: ownAccountRoutes(accounts),
  };
}

function toListedSession({ isCurrent, createdAt, lastUsedAt, expiresAt, ...session }: ListedSession) {
  return {
    ...session,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    current: isCurrent,
  };
}

/** What people change of their own account. */
function ownAccountRoutes(accounts: Accounts) {
  return {
    password: routeWithSession.accounts.me.password.handler(({ input, context }) =>
      accounts.changePassword(context.session, input.currentPassword, input.newPassword),
    ),
    avatar: routeWithSession.accounts.me.avatar.handler(({ input, context }) =>
      toUser(accounts.setAvatar(context.session, input.drawn)),
    ),
    pin: routeWithSession.accounts.me.pin.handler(async ({ input, context }) =>
      toUser(await accounts.setPin(context.session, input.password, input.pin)),
    ),
    language: routeWithSession.accounts.me.language.handler(({ input, context }) =>
      toUser(accounts.setLanguage(context.session, input.language)),
    ),
  };
}

/** Removes lists and details of one person from the browser's cache, before another one sees it. */
function clearCache({ headers }: RequestContext): void {
  headers.set("Clear-Site-Data", '"cache"');
}

function toUser({ key: _, ...user }: Login["user"]) {
  return user;
}
