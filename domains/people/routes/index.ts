import type { RouteModule } from "@counterfoil/http";
import { addCustomer } from "./customers/add.ts";
import { changeCustomer } from "./customers/change.ts";
import { readCustomer } from "./customers/read.ts";
import { erasePerson } from "./erase.ts";

export const peopleRoutes = {
  tag: "People",
  routes: [addCustomer, readCustomer, changeCustomer, erasePerson],
  problems: {
    person_exists: {
      status: 409,
      title: "The id belongs to another person",
      cure: "Take a new id for a new person.",
    },
    person_erased: {
      status: 410,
      title: "The person was erased",
      cure: "Record them anew, under a new id, if they want to be known again.",
    },
  },
} satisfies RouteModule;
