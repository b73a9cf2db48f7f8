import { Id, route, ShortText } from "@counterfoil/http";
import Type from "typebox";
import { MemberColor, Role } from "../../contract/index.ts";
import type { Doors } from "../doors.ts";
import { readMember, sealName, setPin } from "./save.ts";
import { MemberShape, Pin } from "./shapes.ts";

export const addMember = (doors: Doors) =>
  route({
    method: "POST",
    url: "/v1/team-members",
    summary: "Take somebody into the team",
    description: "The name is sealed before it is stored. Without a PIN the member cannot sign in yet.",
    permission: "access.manage",
    scope: "merchant",
    body: Type.Object({
      id: Type.Optional(Id),
      name: ShortText,
      role: Role,
      color: Type.Optional(MemberColor),
      pin: Type.Optional(Pin),
    }),
    reply: MemberShape,
    status: 201,
    handle: async (call) => {
      const { id: given, name, role, color, pin } = call.body;
      const id = given ?? call.id(1);
      await call.command({
        type: "person.record",
        args: async () => ({ person_id: id, kind: "staff", sealed: await sealName(call, doors, id, name) }),
        fingerprint: "args",
      });
      await call.command({
        type: "member.add",
        args: color === undefined ? { member_id: id, role } : { member_id: id, role, color },
        id: call.id(2),
        fingerprint: "args",
      });
      if (pin !== undefined) await setPin(call, call.id(3), id, pin);
      return readMember(call, doors, id);
    },
  });
