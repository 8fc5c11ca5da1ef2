/** About a library or host that cannot be opened. */
export const openingEn = {
  open_library_in_use:
    "Another Filmothèque is using the library in {folder}. Close it, or use the one that is running.",
  open_database_damaged: "The library’s database is damaged. Nothing was deleted: it was set aside as {damagedFile}.",
  open_database_from_newer_program:
    "The library in {folder} was last used by a newer Filmothèque. Nothing was changed. Install the newer version to open it.",
  open_config_number:
    "The environment variable {variable} is set to “{value}”. It must be a whole number from 0 to {most}.\n\nCorrect it and start again.",
  open_config_word:
    "The environment variable {variable} is set to “{value}”. It must be one of: {words}.\n\nCorrect it and start again.",
  open_config_file:
    "The environment variable {variable} is set to “{value}”. It must be a file such as {example}.\n\nCorrect it and start again.",
  open_config_address:
    "The environment variable {variable} is set to “{value}”. It must be an address such as {example}\n\nCorrect it and start again.",
  open_config_network:
    "The environment variable {variable} contains “{value}”, which covers nearly every address: anyone could then pretend to be any client, and the limit on wrong passwords would be useless. Enter only the address or network of the proxy, such as {example}\n\nCorrect it and start again.",
  open_sqlite_too_old:
    "This copy of Filmothèque runs on SQLite {found}, which can damage a library. Nothing was opened.\n\nInstall Filmothèque again: it brings SQLite {needed} or newer.",
  listen_address_taken:
    "{address} is taken: another Filmothèque may be running there. Stop it, or choose another port with FILMOTHEQUE_PORT.",
  listen_port_forbidden:
    "The system does not allow listening on port {port}: choose one above 1023 with FILMOTHEQUE_PORT.",
  listen_no_such_address: "{host} is not an address of this machine: choose another with FILMOTHEQUE_HOST.",
  open_library_in_use_at:
    "Another Filmothèque is using the library in {folder}. Close it, or open it in a browser: {address}",
  open_library_missing:
    "The folder {folder} held a library, and its database is gone. Nothing was changed, and no new library was created.",
  open_library_empty:
    "The folder {folder} held a library, and its database is empty. Nothing was changed, and no new library was created.",
  open_library_without_accounts:
    "The folder {folder} held a library with accounts, and its database has none. Nothing was changed, and no new library was created.",
  open_set_aside: "The damaged database is kept as {damagedFile}.",
  open_backup_offered: "The newest good backup is from {date}: {backup}. Changes made after that are not in it.",
  open_no_backup: "There is no good backup.",
  open_restore_command: 'Restore it with “filmotheque restore "{backup}"”.',
  open_start_new_command: "To start a new, empty library instead, run “filmotheque start-new”.",
  open_foreign_schema:
    "{file} contains something that Filmothèque did not create ({object}) and that could change your data unnoticed. Nothing was changed.\n\nRemove it with the program that added it, or restore a backup: filmotheque restore <file>",
  open_foreign_database:
    "{file} is a database of another program. Nothing was changed.\n\nMove it elsewhere, or choose another folder with FILMOTHEQUE_DATA.",
  search_decade: "{from}s",
  search_since: "since {from}",
  search_before: "before {to}",
  start_new_done: "The next start creates a new library. The old database is kept as {kept}.",
  start_new_done_nothing_kept: "The next start creates a new library. Backups and files stay where they are.",
  start_new_not_needed: "The library in {folder} is there. Nothing was changed.",
} as const;
