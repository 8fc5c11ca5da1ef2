import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { AVATARS } from "./avatars.ts";
import { instant, language } from "./conventions.ts";
import { requestWithFormerFields } from "./formerFields.ts";
import { ownerRoute, personalRouteForKids, publicRoute } from "./route.ts";
import { loginName, shownName } from "./visibleNames.ts";

const drawnAvatar = z.enum(AVATARS).nullable();

export const user = z.object({
  userId: z.string(),
  displayName: z.string(),
  role: z.enum(["owner", "member"]),
  language,
  /** Of a kids profile: films for older people, and those whose age nobody knows, do not exist for it. Null: no limit. */
  maximumAge: z.number().int().nullable(),
  /** A drawn picture, or the address of an uploaded one, which comes first; without either, the initial is shown. */
  avatar: z.object({ drawn: drawnAvatar, picture: z.string().nullable() }),
  /** Whether others on the same device need a PIN to switch to this profile. */
  hasPin: z.boolean(),
});
export type User = z.infer<typeof user>;

const login = z.object({ sessionId: z.string(), expiresAt: instant, user });
/** One of the caller's own sessions. Its `id` identifies it here and cannot be used to log in. */
const listedSession = z.object({
  id: z.string(),
  createdAt: instant,
  /** Accurate to the minute. */
  lastUsedAt: instant,
  expiresAt: instant,
  /** Names such as `Firefox` and `Linux`, without version; null when unknown. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  /** Whether it is the session that made the request. */
  current: z.boolean(),
});
export type ListedSession = z.infer<typeof listedSession>;

export const newUser = z.object({
  userId: loginName(64),
  password: z.string().max(1_024),
  displayName: shownName(0, 100).optional(),
  language: language.optional(),
});

const pin = z.string().regex(/^\d{4,8}$/);
const openProfile = z.object({ user, needsPin: z.boolean(), canSwitch: z.boolean() });
export type OpenProfile = z.infer<typeof openProfile>;

/** Years. */
const maximumAge = z.number().int().min(0).max(20).nullable();

const passwordChange = z.object({ currentPassword: z.string().max(10_000), newPassword: z.string().max(1_024) });

const tags = ["accounts"];

export const accounts = {
  setup: {
    read: publicRoute
      .route({ method: "GET", path: "/api/setup", tags, summary: "Is the first account still to be made?" })
      .output(z.object({ needed: z.boolean() })),
    create: publicRoute
      .route({ method: "POST", path: "/api/setup", successStatus: 201, tags, summary: "Make the owner's account" })
      .input(newUser)
      .output(login),
  },
  sessions: {
    create: publicRoute
      .route({ method: "POST", path: "/api/sessions", successStatus: 201, tags, summary: "Log in" })
      .input(
        z.object({
          userId: z.string().max(1_024),
          password: z.string().max(10_000),
          keepOpen: z
            .boolean()
            .optional()
            .describe("The session of the request stays open on this device: one may switch back to it."),
        }),
      )
      .output(login),
    current: personalRouteForKids
      .route({ method: "GET", path: "/api/sessions/current", tags, summary: "Who is logged in" })
      .output(login.omit({ sessionId: true })),
    list: personalRouteForKids
      .route({ method: "GET", path: "/api/sessions", tags, summary: "My sessions, most recently used first" })
      .output(z.object({ items: z.array(listedSession) })),
    profiles: personalRouteForKids
      .route({
        method: "GET",
        path: "/api/sessions/profiles",
        tags,
        summary: "The other people with a session open on this device",
      })
      .output(z.object({ items: z.array(openProfile) })),
    switchTo: personalRouteForKids
      .route({
        method: "POST",
        path: "/api/sessions/switch",
        tags,
        summary: "Continue the session that another person has open on this device, with their PIN",
      })
      .input(z.object({ userId: z.string().max(1_024), pin: pin.optional() }))
      .output(login),
    endOne: personalRouteForKids
      .route({
        method: "DELETE",
        path: "/api/sessions/{id}",
        successStatus: 204,
        tags,
        summary: "End one of my sessions; its event streams close",
      })
      .input(z.object({ id: z.string().max(100) })),
    endOthers: personalRouteForKids
      .route({ method: "DELETE", path: "/api/sessions", tags, summary: "End all my sessions but this one" })
      .output(z.object({ ended: z.number().int() })),
    end: personalRouteForKids.route({
      method: "DELETE",
      path: "/api/sessions/current",
      successStatus: 204,
      tags,
      summary: "Log out: the id is dead at once",
    }),
  },
  users: {
    list: ownerRoute
      .route({ method: "GET", path: "/api/users", tags, summary: "The household" })
      .output(z.object({ items: z.array(user) })),
    create: ownerRoute
      .route({ method: "POST", path: "/api/users", successStatus: 201, tags, summary: "Add a member (owner)" })
      .input(newUser.extend({ maximumAge: maximumAge.optional() }))
      .output(user),
    limit: ownerRoute
      .route({
        method: "PUT",
        path: "/api/users/{userId}/age-limit",
        tags,
        summary: "Make a member's profile a kids profile, or lift its limit (owner)",
      })
      .input(z.object({ userId: z.string().max(1_024), maximumAge }))
      .output(user),
    remove: ownerRoute
      .route({
        method: "DELETE",
        path: "/api/users/{userId}",
        successStatus: 204,
        tags,
        summary: "Remove a member (owner)",
      })
      .input(z.object({ userId: z.string().max(1_024) })),
  },
  me: {
    password: personalRouteForKids
      .route({ method: "PUT", path: "/api/me/password", successStatus: 204, tags, summary: "Change one's password" })
      .input(requestWithFormerFields(passwordChange, FIELD_ALIASES.password)),
    avatar: personalRouteForKids
      .route({ method: "PUT", path: "/api/me/avatar", tags, summary: "Choose a drawn avatar; null: the initial" })
      .input(z.object({ drawn: drawnAvatar }))
      .output(user),
    pin: personalRouteForKids
      .route({
        method: "PUT",
        path: "/api/me/pin",
        tags,
        summary: "Set the PIN, 4 to 8 digits, for switching to my open session on this device; null: none",
      })
      .input(z.object({ password: z.string().max(10_000), pin: pin.nullable() }))
      .output(user),
    language: personalRouteForKids
      .route({ method: "PUT", path: "/api/me/language", tags, summary: "Change one's language" })
      .input(z.object({ language }))
      .output(user),
  },
};
