import type { Problem, ProblemKind } from "./problem.ts";

/** A problem as it is sent (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly cure: string;
  readonly request_id: string;
}

export function problemBody(problem: Problem, kind: ProblemKind, requestId: string): ProblemBody {
  return {
    type: `/docs#problem-${problem.code}`,
    title: kind.title,
    status: kind.status,
    code: problem.code,
    detail: problem.message,
    ...(problem.field === undefined ? {} : { field: problem.field }),
    cure: problem.cure ?? kind.cure,
    request_id: requestId,
  };
}
