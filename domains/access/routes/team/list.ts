import { pageFrom, pageOf, pageQuery, readPage, route } from "@counterfoil/http";
import { isId } from "@counterfoil/ids";
import Type from "typebox";
import type { MemberState } from "../../contract/index.ts";
import { pageOfMembers } from "../../store/members.ts";
import type { Doors } from "../doors.ts";
import { MemberShape, memberWithName } from "./shapes.ts";

export const listMembers = (doors: Doors) =>
  route({
    method: "GET",
    url: "/v1/team-members",
    summary: "List the team",
    description: "With a device's token alone as well: it is what the sign-in screen shows.",
    permission: "team.read",
    scope: "merchant",
    query: Type.Object(pageQuery),
    reply: pageOf(MemberShape),
    handle: async ({ database, merchant, query }) => {
      const page = readPage(query, isId);
      const rows = await database.query(pageOfMembers, { merchant, after: page.after, limit: page.fetch });
      const people = await doors.people(database).find(
        merchant,
        rows.map((row) => row.member_id),
      );
      return pageFrom(
        rows,
        page,
        (row) => row.member_id,
        (row) => memberWithName(JSON.parse(row.doc) as MemberState, people.get(row.member_id)),
      );
    },
  });
