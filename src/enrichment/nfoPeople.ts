import type { CreditedPerson } from "../library/index.ts";
import type { Nfo } from "../nfo/index.ts";

/** The people of an NFO, in its order. It gives no ids: a name is one person. */
export function nfoPeople({ directors, writers, actors }: Nfo): CreditedPerson[] {
  return [
    ...directors.map((name, order) => ({ ...named(name), job: "director", order })),
    ...writers.map((name, order) => ({ ...named(name), job: "writer", order })),
    ...actors.map(({ name, role }, order) => ({
      ...named(name),
      job: "actor",
      order,
      ...(role === null ? {} : { character: role }),
    })),
  ];
}

const named = (name: string) => ({ name, providerPersonId: name.normalize("NFC").toLowerCase() });
