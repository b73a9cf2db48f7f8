import { arrayOf, date, int4, nullable, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";

/** What a search looks for; null is any. Newest first: ids are UUIDv7, made when the order was. */
const params = {
  scope: uuid,
  states: arrayOf(text),
  from: nullable(date),
  to: nullable(date),
  device: nullable(uuid),
  call_number: nullable(text),
  /** A part of the name, in small letters. */
  name: nullable(text),
  before: nullable(uuid),
  limit: int4,
};

/** One statement for each index that can lead: a plan made once for all of them would use none. */
function searchBy(index: string, leading: string) {
  return statement({
    name: `orders.search_${index}`,
    text: `
      select id, doc from orders
      where scope_id = $1 and state = any ($2::text[])${leading}
        and ($3::date is null or business_date >= $3) and ($4::date is null or business_date <= $4)
        and ($5::uuid is null or device_id = $5) and ($6::text is null or call_number = $6)
        and ($7::text is null or strpos(lower(name), $7) > 0)
        and ($8::uuid is null or id < $8)
      order by id desc limit $9`,
    params,
    row: Type.Object({ id: Type.String(), doc: Type.String() }),
  });
}

export const searchOrders = {
  all: searchBy("all", ""),
  open: searchBy("open", " and state = 'open'"),
  named: searchBy("named", " and name is not null"),
  day: searchBy("day", " and business_date between $3::date and $4::date"),
};
