import { found, Id, Instant, named, nullable, oneOf, route, ShortText } from "@counterfoil/http";
import { DeviceState, LocationProfile } from "@counterfoil/venues/contract";
import Type from "typebox";
import { HouseSignIn } from "../../store/sign-in.ts";
import type { Doors } from "../doors.ts";
import { readMember } from "../team/save.ts";
import { MemberShape } from "../team/shapes.ts";

export const me = (doors: Doors) =>
  route({
    method: "GET",
    url: "/v1/me",
    summary: "Who is signed in, where, and what they may do",
    permission: "me.read",
    scope: "merchant",
    reply: named(
      "Me",
      Type.Object({
        kind: oneOf(["owner", "device", "staff"]),
        actor_id: Id,
        merchant: Type.Object({ id: Id, name: ShortText, currency: Type.String(), time_zone: ShortText }),
        /** The one that is meant when a request names none. */
        location: nullable(named("Location", LocationProfile)),
        device: nullable(named("Device", DeviceState)),
        team_member: nullable(MemberShape),
        permissions: Type.Array(Type.String()),
        expires_at: nullable(Instant),
      }),
    ),
    handle: async (call) => {
      const signIn = call.signIn;
      if (!(signIn instanceof HouseSignIn)) throw new TypeError("this sign-in is not of this domain");
      const { location_id, device_id, expires_at } = signIn.found;
      const venues = doors.venues(call.database);
      const [merchant] = await venues.merchants([call.merchant]);
      const locations = location_id === undefined ? [] : await venues.locationsOf([call.merchant]);
      const seats = location_id && device_id ? await venues.seats([location_id], [device_id]) : [];
      return {
        kind: signIn.kind,
        actor_id: signIn.actor,
        merchant: found(merchant, "merchant", "Authorization"),
        location: locations.find(({ id }) => id === location_id) ?? null,
        device: seats[0]?.device ?? null,
        team_member: signIn.kind === "staff" ? await readMember(call, doors, signIn.actor) : null,
        permissions: signIn.permissions(),
        expires_at: expires_at ?? null,
      };
    },
  });
