/** Lines of one order, voided ones included: a banquet fits, and so does its document in a row. */
export const MOST_LINES = 500;
export const MOST_CHECKS = 50;
