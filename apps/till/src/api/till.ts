import type { Id } from "@counterfoil/ids";
import type {
  AddLinesArgs,
  ChangeLineArgs,
  ChangeOrderArgs,
  CloseOrderArgs,
  DiscountOrderArgs,
  OpenOrderArgs,
  OrderState,
  VoidLineArgs,
  VoidOrderArgs,
} from "@counterfoil/orders/contract";
import type { MakeRefundArgs, SellArgs, TakePaymentArgs } from "@counterfoil/payments/contract";
import type { Result } from "@counterfoil/result";
import type { CloseShiftArgs } from "@counterfoil/shifts/contract";
import type { DeviceState, LocationProfile } from "@counterfoil/venues/contract";
import type { Catalog } from "./catalog.ts";
import type { Exception, ExceptionPage } from "./exceptions.ts";
import type { ProofPage } from "./proof.ts";
import type { DayReport } from "./report.ts";
import type { Shift } from "./shift.ts";

/**
 * The seam between the screens and whatever they stand on: the device's own store with its outbox, or made-up data for the
 * gallery of screens. Screens know nothing beyond it.
 */
export interface Till {
  readonly data: TillDataSource;
  readonly actions: TillActions;
}

/** The newest data and its changes. `current` gives the same object until something has changed. */
export interface TillDataSource {
  readonly current: () => TillData;
  readonly subscribe: (changed: () => void) => () => void;
}

/** What is known here and now; it stays readable while the network is gone. */
export interface TillData {
  /** Null until the device is paired. */
  readonly seat: Seat | null;
  /** Why a till that was paired is not any more, as a sentence. */
  readonly unpaired_because?: string | null;
  readonly staff: readonly StaffMember[];
  /** Who is signed in; null shows the PIN pad. */
  readonly person: StaffMember | null;
  readonly line: ServerLine;
  readonly keeping: Keeping;
  /** Who else works on which order now, by the order's id: "Ana". */
  readonly presence: Readonly<Record<Id, readonly string[]>>;
  /** How many exceptions of this location nobody has settled; null while it is not known. */
  readonly exceptions: number | null;
  readonly catalog: Loaded<Catalog>;
  /** Orders of this location that are open, newest first. */
  readonly open_orders: Loaded<readonly OrderState[]>;
  /** The drawer's open shift; null when none is open. */
  readonly shift: Loaded<Shift | null>;
}

/** Where this till stands. */
export interface Seat {
  readonly location: LocationProfile;
  readonly device: DeviceState;
  /** BCP 47: how money, dates and words are written here. */
  readonly locale: string;
  /** The till's own version. */
  readonly version: string;
}

export interface StaffMember {
  readonly id: Id;
  readonly name: string;
  /** How many digits open the till, so that the last one does it without a further key; null where it is not known. */
  readonly pin_length: number | null;
}

/** The line to the server. */
export interface ServerLine {
  readonly state: "online" | "slow" | "offline";
  /** Sales that the server does not have yet. */
  readonly unsent: number;
  /** Since when it has been like this, RFC 3339. */
  readonly since: string;
}

/**
 * How what happens here is kept. `looking_on`: another tab of this browser sells, and this one only shows. `failing`: the
 * browser cannot store a sale, so none may be made; the sentence says what to do. `new`: the first picture of the shop is
 * on its way.
 */
export type Keeping =
  | { readonly state: "kept" }
  | { readonly state: "looking_on" }
  | { readonly state: "failing"; readonly message: string }
  | { readonly state: "new"; readonly done: number; readonly of: number };

/** Something that comes from elsewhere. A failure keeps the last value, where there was one. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly message: string };

/** What was found in the drawer, counted before anybody says what should be there. */
export type ShiftCount = NonNullable<CloseShiftArgs["count"]>;

/** One page of past orders, newest first. */
export interface OrderPage {
  readonly orders: readonly OrderState[];
  /** Hand it in to get what follows; null at the end. */
  readonly cursor: string | null;
}

/**
 * What a till can do. Each answers with the new state or a refusal whose sentence is shown as it is; a line that is
 * down is a refusal with the code `unreachable`. Ids are made by the caller, so that trying again is the same act.
 */
export interface TillActions {
  readonly pair: (args: { readonly code: string; readonly name: string }) => Promise<Result<Seat>>;
  readonly unpair: () => Promise<Result<null>>;
  readonly sign_in: (args: { readonly staff_id: Id; readonly pin: string }) => Promise<Result<StaffMember>>;
  readonly sign_out: () => Promise<Result<null>>;
  /** Fetches what `data` shows again, after a failure. */
  readonly reload: () => void;

  readonly sell: (args: SellArgs) => Promise<Result<OrderState>>;
  readonly open_order: (args: OpenOrderArgs) => Promise<Result<OrderState>>;
  readonly add_lines: (args: AddLinesArgs) => Promise<Result<OrderState>>;
  readonly change_line: (args: ChangeLineArgs) => Promise<Result<OrderState>>;
  readonly void_line: (args: VoidLineArgs) => Promise<Result<OrderState>>;
  readonly change_order: (args: ChangeOrderArgs) => Promise<Result<OrderState>>;
  readonly discount_order: (args: DiscountOrderArgs) => Promise<Result<OrderState>>;
  readonly void_order: (args: VoidOrderArgs) => Promise<Result<OrderState>>;
  readonly take_payment: (args: TakePaymentArgs) => Promise<Result<OrderState>>;
  /** Ends an order on which nothing is left to pay. */
  readonly close_order: (args: CloseOrderArgs) => Promise<Result<OrderState>>;
  /** The order with the refund as its last one. */
  readonly make_refund: (args: MakeRefundArgs) => Promise<Result<OrderState>>;

  /** Closed orders by number, name or amount; all of them when `text` is empty. */
  readonly find_orders: (args: {
    readonly text: string;
    readonly cursor: string | null;
  }) => Promise<Result<OrderPage>>;

  readonly open_shift: (args: { readonly id: Id; readonly float: number }) => Promise<Result<Shift>>;
  readonly move_cash: (args: {
    readonly id: Id;
    readonly shift_id: Id;
    readonly kind: "paid_in" | "paid_out";
    readonly amount: number;
    readonly reason: string;
  }) => Promise<Result<Shift>>;
  /** The shift as it stands now, with a fresh X report. */
  readonly read_shift: (args: { readonly shift_id: Id }) => Promise<Result<Shift>>;
  /** Ends it; the answer has its Z report. */
  readonly close_shift: (args: {
    readonly shift_id: Id;
    readonly count: ShiftCount;
  }) => Promise<Result<Shift>>;

  /** What this device has done and how far each of it has come, newest first. */
  readonly proof: (args: { readonly cursor: number | null }) => Promise<Result<ProofPage>>;
  /** Everything that is not sent, as a file that only the passphrase opens, for another till to send. */
  readonly export_unsent: (args: {
    readonly passphrase: string;
  }) => Promise<
    Result<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly count: number }>
  >;
  /** Sends what another till has exported; sending it twice does nothing the second time. */
  readonly import_unsent: (args: {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly passphrase: string;
  }) => Promise<Result<{ readonly sent: number; readonly known: number }>>;

  /** What somebody should look at, newest first. */
  readonly exceptions: (args: { readonly cursor: string | null }) => Promise<Result<ExceptionPage>>;
  /** Says what was done about one; it stays on record. */
  readonly settle_exception: (args: {
    readonly exception: Exception;
    readonly note: string;
  }) => Promise<Result<null>>;

  /** Tells the other devices which order is in hand here; null when none is. */
  readonly attend: (args: { readonly order_id: Id | null }) => void;

  /** Without a date: the business day that it is now. */
  readonly day_report: (args: { readonly date: string | null }) => Promise<Result<DayReport>>;
}
