/** Lines of one order, voided ones included: a banquet fits, and so does its document in a row. */
export const MOST_LINES = 500;
export const MOST_CHECKS = 50;
/** Of an order's document, as JSON: what is added to an order again and again stays a document that is quick to write. */
export const MOST_CHARACTERS = 500_000;
