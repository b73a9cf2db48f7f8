/**
 * An account by its name: `cash:<drawer>`, `external`, `safe`, `order` (what guests owe, per order), `sales`, `returns`,
 * `service`, `discounts`, `tax:<tax>`, `tips`, `rounding`, `over_short`, `paid_in`, `paid_out`.
 */
export type Account = string;

/** One movement of money: what one account gains the other loses, so the books balance by construction (INV-4). */
export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
  /** Minor units, above zero. */
  readonly amount: number;
  readonly order_id?: string;
}

/** What an account holds: debits less credits, in minor units. */
export interface AccountBalance {
  readonly account: Account;
  readonly debit: number;
  readonly credit: number;
  readonly balance: number;
}
