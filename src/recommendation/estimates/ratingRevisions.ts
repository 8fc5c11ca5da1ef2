import type { Store } from "../../store/index.ts";

/** How often each person's ratings changed in this run of the program, whatever changed them. */
export interface RatingRevisions {
  of(user: number): number;
}

/**
 * Temporary triggers of the connection that writes count every change: of a person, an import, an undo or a merge alike.
 * Nothing is stored, and asking reads no table.
 */
export function createRatingRevisions({ database }: Pick<Store, "database">): RatingRevisions {
  const revisions = new Map<number, number>();
  database.function("note_rating_change", { directOnly: false }, (user: unknown) => {
    revisions.set(Number(user), (revisions.get(Number(user)) ?? 0) + 1);
    return null;
  });
  database.exec(`
    CREATE TEMP TRIGGER IF NOT EXISTS rating_revision_added AFTER INSERT ON main.rating_layer
    BEGIN
      SELECT note_rating_change(NEW.user);
    END;
    CREATE TEMP TRIGGER IF NOT EXISTS rating_revision_changed AFTER UPDATE ON main.rating_layer
    BEGIN
      SELECT note_rating_change(NEW.user);
    END;
    CREATE TEMP TRIGGER IF NOT EXISTS rating_revision_removed AFTER DELETE ON main.rating_layer
    BEGIN
      SELECT note_rating_change(OLD.user);
    END`);
  return { of: (user) => revisions.get(user) ?? 0 };
}
