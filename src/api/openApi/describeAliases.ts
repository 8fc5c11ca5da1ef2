import type { OpenAPI } from "@orpc/contract";
import { FIELD_ALIASES, type FieldAliases, PATH_ALIASES } from "../../contract/index.ts";

const METHODS = ["get", "put", "post", "delete", "patch"] as const;

/** Adds the former paths to the description, and marks them and the former fields as deprecated. */
export function describeAliases({ paths = {} }: OpenAPI.Document): void {
  for (const { route, names } of Object.values<FieldAliases>(FIELD_ALIASES)) {
    const [method, path] = route.split(" ");
    const item = paths[path ?? ""];
    const operation = METHODS.find((each) => each.toUpperCase() === method);
    if (item && operation) deprecateFields(item[operation], Object.keys(names));
  }
  for (const [former, path] of Object.entries(PATH_ALIASES)) {
    const item: Record<string, OpenAPI.OperationObject> = {};
    for (const method of METHODS) {
      const operation = paths[path]?.[method];
      if (operation) item[method] = formerOperation(operation, path);
    }
    paths[former] = item;
  }
}

function formerOperation(operation: OpenAPI.OperationObject, path: string): OpenAPI.OperationObject {
  return {
    ...structuredClone(operation),
    operationId: `${operation.operationId}.former`,
    deprecated: true,
    description: `Former name of \`${path}\`.`,
  };
}

/** Anywhere in the operation: as parameters of the query, or as properties of a body. */
function deprecateFields(node: unknown, formerNames: readonly string[]): void {
  if (typeof node !== "object" || node === null) return;
  if ("properties" in node && isRecord(node.properties)) {
    for (const name of formerNames) {
      const property = node.properties[name];
      if (isRecord(property)) property.deprecated = true;
    }
  }
  if ("in" in node && "name" in node && formerNames.includes(String(node.name)))
    Object.assign(node, { deprecated: true });
  for (const child of Object.values(node)) deprecateFields(child, formerNames);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
