/**
 * UC10: what keeps the library small and healthy. In: a schedule, or a person's request. Out: jobs that purge, clean,
 * refresh, check and back up, each with what it did. It never touches a film's file, nor what a person made.
 */
export { checkAtStart } from "./checkAtStart.ts";
export { createMaintenance, type Maintenance } from "./createMaintenance.ts";
export { MAINTENANCE_TASKS, type MaintenanceTaskName } from "./maintenanceTask.ts";
