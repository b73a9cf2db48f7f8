import type { Place } from "@counterfoil/stage";

/** What a shopper was told of a sale. */
export interface Receipt {
  readonly legal_number: string;
  readonly total: number;
}

/** One sale as the shopper remembers it: the only witness who is not the server. */
export interface Sale {
  readonly id: string;
  readonly place: Place;
  readonly body: string;
  /** Answers that never came, or that said the outcome is not known. */
  unknowns: number;
  /** The first acknowledgement. */
  receipt: Receipt | null;
}

/** Everything that shoppers have seen. */
export class Book {
  readonly sales = new Map<string, Sale>();
  acknowledged = 0;
  /** Sales acknowledged after an attempt whose outcome had not been known. */
  recovered = 0;
  /** Acknowledged sales that were sent once more and answered with something else. */
  readonly changed: string[] = [];
  /** Answers that say no: there is nothing wrong with these sales, so there should be none. */
  readonly refusals: string[] = [];

  begin(sale: Omit<Sale, "unknowns" | "receipt">): Sale {
    const begun = { ...sale, unknowns: 0, receipt: null };
    this.sales.set(sale.id, begun);
    return begun;
  }

  acknowledge(sale: Sale, receipt: Receipt): void {
    if (sale.receipt) {
      const same = sale.receipt.legal_number === receipt.legal_number && sale.receipt.total === receipt.total;
      if (!same) this.changed.push(sale.id);
      return;
    }
    sale.receipt = receipt;
    this.acknowledged += 1;
    if (sale.unknowns > 0) this.recovered += 1;
  }

  /** Sales whose shopper has gone home without knowing. */
  get indeterminate(): number {
    return [...this.sales.values()].filter((sale) => sale.receipt === null).length;
  }
}
