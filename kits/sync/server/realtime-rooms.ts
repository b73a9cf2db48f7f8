import type { Id } from "@counterfoil/ids";
import { POKE_EVERY_MS } from "../wire/limits.ts";
import type { ServerMessage } from "../wire/live.ts";
import type { ScopeName } from "../wire/shapes.ts";
import { Pace } from "./realtime-pace.ts";

/** Who is in a room, as the room sees it. */
export interface Guest {
  readonly device: Id;
  /** A message as its JSON text, made once for all who hear it. */
  tell(text: string): void;
}

type Person = Extract<ServerMessage, { type: "presence" }>["people"][number];

/** All who listen to one scope. */
class Room {
  readonly guests = new Set<Guest>();
  readonly people = new Map<Guest, Person>();
  readonly poking: Pace;
  readonly showing: Pace;
  version = 0;

  constructor(of: ScopeName, mostPeople: number, poked: (told: number) => void) {
    this.poking = new Pace(POKE_EVERY_MS, () => {
      const text = say({ type: "poke", of, version: this.version });
      for (const guest of this.guests) guest.tell(text);
      poked(this.guests.size);
    });
    this.showing = new Pace(POKE_EVERY_MS, () => {
      const everybody = this.#shown(mostPeople);
      const text = say({ type: "presence", people: everybody });
      const devices = new Set(everybody.map(({ device }) => device));
      for (const guest of this.guests) {
        guest.tell(devices.has(guest.device) ? this.othersThan(guest, mostPeople) : text);
      }
    });
  }

  othersThan(guest: Guest, most: number): string {
    const people = this.#shown(most).filter(({ device }) => device !== guest.device);
    return say({ type: "presence", people });
  }

  #shown(most: number): Person[] {
    return [...this.people.values().take(most)];
  }

  close(): void {
    this.poking.stop();
    this.showing.stop();
  }
}

/** Who listens where, and who works on what. Nothing of it is stored, and an empty room is forgotten. */
export class Rooms {
  readonly #rooms = new Map<Id, Room>();
  readonly #mostPeople: number;
  /** Pokes sent since the start, one for each that hears it. */
  pokes = 0;

  constructor(mostPeople: number) {
    this.#mostPeople = mostPeople;
  }

  enter(scope: Id, of: ScopeName, guest: Guest): void {
    let room = this.#rooms.get(scope);
    if (!room) {
      room = new Room(of, this.#mostPeople, (told) => (this.pokes += told));
      this.#rooms.set(scope, room);
    }
    room.guests.add(guest);
  }

  leave(scope: Id, guest: Guest): void {
    const room = this.#rooms.get(scope);
    if (!room) return;
    room.guests.delete(guest);
    if (room.people.delete(guest)) room.showing.ask();
    if (room.guests.size > 0) return;
    room.close();
    this.#rooms.delete(scope);
  }

  /** A scope has reached a version. */
  poke(scope: Id, version: number): void {
    const room = this.#rooms.get(scope);
    if (!room) return;
    room.version = Math.max(room.version, version);
    room.poking.ask();
  }

  /** What a guest works on; who it is shown to hears of it when it is news. The guest itself hears who else is there. */
  attend(scope: Id, guest: Guest, subject: string | null, name: string): void {
    const room = this.#rooms.get(scope);
    if (!room) return;
    const before = room.people.get(guest);
    const isNews = before?.subject !== subject || before.name !== name;
    if (subject === null) {
      if (room.people.delete(guest)) room.showing.ask();
    } else if (isNews) {
      room.people.set(guest, { device: guest.device, name, subject });
      room.showing.ask();
    }
    guest.tell(room.othersThan(guest, this.#mostPeople));
  }

  close(): void {
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }
}

export function say(message: ServerMessage): string {
  return JSON.stringify(message);
}
