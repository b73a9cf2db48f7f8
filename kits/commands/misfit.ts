import { fieldPath, type Refusal } from "@counterfoil/result";

/** What a schema check reports of one misfit; typebox and every other JSON Schema validator have these. */
export interface SchemaError {
  readonly keyword: string;
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

/**
 * The one thing to tell somebody whose input does not fit: the field as people write it (`objects[3].price`) and what it
 * must be. Of a union it looks at the alternative that was meant, which is the one whose constants fit.
 */
export function misfit(errors: readonly SchemaError[]): Refusal {
  const meant = ofMeantAlternatives(errors);
  const error = meant.find((each) => !SUMMARIES.has(each.keyword)) ?? meant[0] ?? errors[0];
  if (!error) return { code: "invalid_arguments", message: "The body does not fit." };
  const { field, what } = read(error, errors);
  return { code: "invalid_arguments", message: `${field || "The body"} ${what}.`, field };
}

/** Keywords that only say that something below them is wrong. */
const SUMMARIES: ReadonlySet<string> = new Set(["anyOf", "oneOf", "allOf", "if", "additionalProperties"]);

function read(error: SchemaError, errors: readonly SchemaError[]): { field: string; what: string } {
  const field = fieldPath(error.instancePath);
  const params = error.params as { requiredProperties?: string[]; allowedValue?: unknown };
  switch (error.keyword) {
    case "required": {
      const missing = params.requiredProperties?.[0] ?? "";
      return { field: field ? `${field}.${missing}` : missing, what: "is missing" };
    }
    case "boolean":
      return { field, what: "is not a field that is known here" };
    case "anyOf":
      return anyOf(error, errors) ?? { field, what: "does not fit any of its forms" };
    default:
      return { field, what: error.message };
  }
}

/** When no alternative was meant: the values that would have chosen one. */
function anyOf(union: SchemaError, errors: readonly SchemaError[]): { field: string; what: string } | null {
  const constants = errors.filter(
    (each) => each.keyword === "const" && each.schemaPath.startsWith(`${union.schemaPath}/anyOf/`),
  );
  const [first] = constants;
  if (!first) return null;
  const allowed = constants
    .filter((each) => each.instancePath === first.instancePath)
    .map((each) => JSON.stringify((each.params as { allowedValue?: unknown }).allowedValue));
  return { field: fieldPath(first.instancePath), what: `must be one of ${[...new Set(allowed)].join(", ")}` };
}

/** Leaves out what alternatives report whose constant, or whose very type, is another. */
function ofMeantAlternatives(errors: readonly SchemaError[]): readonly SchemaError[] {
  const other = errors.flatMap((error) => {
    const found = OTHER_ALTERNATIVE.exec(error.schemaPath);
    const [, branch, property] = found ?? [];
    if (branch === undefined) return [];
    if (property !== undefined && error.keyword !== "const") return [];
    if (property === undefined && !["const", "type", "enum"].includes(error.keyword)) return [];
    const at = property === undefined ? error.instancePath : error.instancePath.replace(/\/[^/]*$/, "");
    return [{ branch, at }];
  });
  return errors.filter(
    (error) =>
      !other.some(
        ({ branch, at }) =>
          (error.schemaPath === branch || error.schemaPath.startsWith(`${branch}/`)) &&
          (error.instancePath === at || error.instancePath.startsWith(`${at}/`)),
      ),
  );
}

/** An error of an alternative itself, or of one of its properties. */
const OTHER_ALTERNATIVE = /^(.*\/anyOf\/\d+)(?:\/properties\/([^/]+))?$/;
