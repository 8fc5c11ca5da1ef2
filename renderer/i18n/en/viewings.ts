/** When a person watched a film. */
export const viewings = {
  title: "My viewings",
  add: "Add viewing",
  edit: "Edit viewing of {{day}}",
  remove: "Remove viewing of {{day}}",
  removed: "Viewing of {{day}} removed",
  failed: "Couldn’t save the viewing",
  day: "Day",
  ratedThen: "Rating at that time",
  clearRating: "Remove this rating",
  rewatch: "Rewatch",
  cinema: "At the cinema",
  note: "Note",
};
