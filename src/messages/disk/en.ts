/** Messages for problems with a disk, a folder or a system limit, by the codes of `src/disk`. */
export const diskEn = {
  // The answer to a request that could not be written
  disk_full: "The disk is full, so this was not saved. Free some space and try again.",
  disk_quota: "Your quota on this disk is used up, so this was not saved. Free some space and try again.",
  disk_read_only:
    "The disk that holds the library is read-only, so this was not saved. Make it writable and try again.",
  disk_failing: "The disk reports errors, so this was not saved. Check the disk, and try again.",
  too_many_open_files: "Too many files are open, so this was not saved. Try again in a moment.",
  no_permission:
    "Filmothèque has no permission to write to this folder, so this was not saved. Give it the permission and try again.",
  file_size_limit: "The file size limit is reached, so this was not saved. Raise the limit and try again.",
  path_missing: "The folder is not there any more, so this was not saved. Connect its drive and try again.",
  path_not_a_folder: "A file is where a folder should be, so this was not saved. Move the file and try again.",
  path_not_a_file: "A folder is where a file should be, so this was not saved. Move the folder and try again.",
  path_too_long: "The path is longer than the system allows, so this was not saved. Choose a shorter name.",

  // Why background work is paused
  storage_disk_full:
    "The disk {volume} is full ({free} free). Background work is paused and resumes automatically when there is space.",
  storage_disk_quota:
    "Your quota on the disk {volume} is used up. Background work is paused and resumes automatically when there is space.",
  storage_disk_read_only:
    "The disk {volume} is read-only. Background work is paused and resumes automatically when the disk can be written to.",
  storage_disk_failing:
    "The disk {volume} reports errors. Background work is paused and resumes automatically when the disk can be written to. Check the disk.",
  storage_too_many_open_files:
    "Too many files are open. Background work is paused and resumes automatically in a moment.",
  storage_no_permission:
    "Filmothèque has no permission to write to {path}. Background work is paused and resumes automatically once it is granted.",
  storage_file_size_limit:
    "The file size limit is reached in {path} (“ulimit -f”). Background work is paused; raise the limit and start Filmothèque again.",
  storage_path_missing:
    "The folder {path} is not there any more. Background work is paused and resumes automatically when it is back. Check its drive.",
  storage_path_not_a_folder:
    "{path} is a file, and a folder is needed there. Background work is paused and resumes automatically when the file is moved.",
  storage_path_not_a_file:
    "{path} is a folder, and a file is needed there. Background work is paused and resumes automatically when the folder is moved.",
  storage_path_too_long: "The path {path} is longer than the system allows. Background work is paused.",

  // What failed, why, and what to do; combined by `diskMessage`
  disk_at_open: "The library in {target} cannot be opened: {reason}. Nothing was changed.\n\n{remedy}",
  disk_at_backup: "Couldn’t write the backup to {target}: {reason}. Nothing was changed. {remedy}",
  disk_at_nfo: "{target} was not written: {reason}. Nothing was changed. {remedy}",
  disk_at_catalogue:
    "The catalogue could not be written to {target}: {reason}. The catalogue that was there stays, and the import continues from where it was. {remedy}",
  disk_at_log: "The log cannot be written to {target}: {reason}. Filmothèque goes on without it. {remedy}",
  disk_at_file: "{target} cannot be read or written: {reason}. {remedy}",
  disk_other_folder: "You can also choose another folder with FILMOTHEQUE_DATA.",

  disk_reason_disk_full: "the disk of {path} is full",
  disk_reason_disk_quota: "your quota on the disk of {path} is used up",
  disk_reason_disk_read_only: "{path} is on a read-only disk",
  disk_reason_disk_failing: "the disk of {path} reports errors",
  disk_reason_too_many_open_files: "too many files are open",
  disk_reason_no_permission: "you have no permission to read and write {path}",
  disk_reason_file_size_limit: "the file size limit is reached in {path} (“ulimit -f”)",
  disk_reason_path_missing: "{path} is not there",
  disk_reason_path_not_a_folder: "{path} is a file, and a folder is needed there",
  disk_reason_path_not_a_file: "{path} is a folder, and a file is needed there",
  disk_reason_path_too_long: "the path {path} is longer than the system allows",

  disk_remedy_disk_full: "Free some space and try again.",
  disk_remedy_disk_quota: "Free some space or ask for a larger quota, and try again.",
  disk_remedy_disk_read_only: "Make the disk writable and try again.",
  disk_remedy_disk_failing: "Check the disk and its cable, and try again.",
  disk_remedy_too_many_open_files: "Close other programs or raise the limit (“ulimit -n”), and try again.",
  disk_remedy_no_permission: "Give your user account the permission and try again.",
  disk_remedy_file_size_limit: "Raise the limit and try again.",
  disk_remedy_path_missing: "Connect its drive or create the folder, and try again.",
  disk_remedy_path_not_a_folder: "Move or rename that file and try again.",
  disk_remedy_path_not_a_file: "Move or rename that folder and try again.",
  disk_remedy_path_too_long: "Choose a shorter path.",
} as const;
