import { Id, oneOf, route, ShortText } from "@counterfoil/http";
import Type from "typebox";
import { MemberColor, Role } from "../../contract/index.ts";
import type { Doors } from "../doors.ts";
import { readMember, sealName, setPin } from "./save.ts";
import { MemberShape, Pin } from "./shapes.ts";

export const changeMember = (doors: Doors) =>
  route({
    method: "PATCH",
    url: "/v1/team-members/{id}",
    summary: "Change a team member",
    description: "What is left out stays. Whoever becomes inactive is signed out within a second.",
    permission: "access.manage",
    scope: "merchant",
    params: Type.Object({ id: Id }),
    body: Type.Object({
      name: Type.Optional(ShortText),
      role: Type.Optional(Role),
      color: Type.Optional(MemberColor),
      status: Type.Optional(oneOf(["active", "inactive"])),
      pin: Type.Optional(Pin),
    }),
    reply: MemberShape,
    handle: async (call) => {
      const { id } = call.params;
      const { name, pin, ...changes } = call.body;
      await readMember(call, doors, id);
      if (name !== undefined) {
        await call.command({
          type: "person.change",
          args: async () => ({ person_id: id, sealed: await sealName(call, doors, id, name) }),
          fingerprint: "args",
        });
      }
      if (Object.keys(changes).length > 0) {
        const args = { member_id: id, ...changes };
        await call.command({ type: "member.change", args, id: call.id(2), fingerprint: "args" });
      }
      if (pin !== undefined) await setPin(call, call.id(3), id, pin);
      return readMember(call, doors, id);
    },
  });
