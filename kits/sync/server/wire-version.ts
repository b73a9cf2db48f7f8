import { Problem, type ProblemKind } from "@counterfoil/http";
import { ForeignVersion, upcast } from "../wire/upcast.ts";

/** For the route module: the code alone does not say enough. */
export const wireProblems: Readonly<Record<string, ProblemKind>> = {
  wire_version: {
    status: 400,
    title: "Device and server speak different versions",
    cure: "Update the one that is older. What the device has stored stays there and is sent afterwards.",
  },
};

/** The body of an older device as one of today's would have sent it, before it is checked. @throws Problem */
export function castUp(body: unknown): unknown {
  try {
    return upcast(body);
  } catch (problem) {
    if (!(problem instanceof ForeignVersion)) throw problem;
    throw new Problem("wire_version", problem.message, { field: "v" });
  }
}
