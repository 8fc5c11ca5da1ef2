/** Refreshing the metadata of one film, with a preview. */
export const refresh = {
  refresh: "Refresh metadata",
  title: "Refresh metadata of {{film}}",
  asking: "Fetching details…",
  intro: "{{provider}} has these new values. Choose what to apply.",
  upToDate: "Everything matches {{provider}}. Nothing to change.",
  all: "Select all",
  changes: "Changes",
  before: "Now",
  after: "New",
  nothing: "nothing",
  locked: "Locked: unchanged",
  applyAll: "Apply all",
  applyChosen: "Apply selected",
  done: "Metadata refreshed",
};
