// Written by `npm run api` from the routes. Change those, and write it again.

import type { Device, Id, Instant, Location } from "./shared.ts";

export interface SignInAndTeamApi {
  /** Sign in with a PIN. */
  "POST /v1/auth/sessions": {
    params: {};
    query: {};
    body: { staff_id: Id; pin: string };
    reply: Session;
  };
  /** Sign out. */
  "DELETE /v1/auth/sessions/current": {
    params: {};
    query: {};
    body: undefined;
    reply: undefined;
  };
  /** Who is signed in, where, and what they may do. */
  "GET /v1/me": {
    params: {};
    query: {};
    body: undefined;
    reply: Me;
  };
  /** List the team. */
  "GET /v1/team-members": {
    params: {};
    query: { limit?: number; cursor?: string };
    body: undefined;
    reply: { data: TeamMember[]; next_cursor: string | null };
  };
  /** Take somebody into the team. */
  "POST /v1/team-members": {
    params: {};
    query: {};
    body: {
      id?: Id;
      name: string;
      role: "owner" | "manager" | "staff";
      color?: "canary" | "pink" | "goldenrod" | "green" | "blue" | "salmon" | "mint";
      pin?: string;
    };
    reply: TeamMember;
  };
  /** Change a team member. */
  "PATCH /v1/team-members/{id}": {
    params: { id: Id };
    query: {};
    body: {
      name?: string;
      role?: "owner" | "manager" | "staff";
      color?: "canary" | "pink" | "goldenrod" | "green" | "blue" | "salmon" | "mint";
      status?: "active" | "inactive";
      pin?: string;
    };
    reply: TeamMember;
  };
}

export interface Me {
  kind: "owner" | "device" | "staff";
  actor_id: Id;
  merchant: { id: Id; name: string; currency: string; time_zone: string };
  location: Location | null;
  device: Device | null;
  team_member: TeamMember | null;
  permissions: string[];
  expires_at: Instant | null;
}

export interface Session {
  id: Id;
  token: string;
  expires_at: Instant;
  team_member: TeamMember;
}

export interface TeamMember {
  id: Id;
  name: string | null;
  role: "owner" | "manager" | "staff";
  color: "canary" | "pink" | "goldenrod" | "green" | "blue" | "salmon" | "mint";
  status: "active" | "inactive" | "erased";
  has_pin: boolean;
}
