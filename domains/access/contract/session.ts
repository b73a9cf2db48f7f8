/** Lead the tokens, so that a leaked one is recognised; a device's is in venues/contract. */
export const OWNER_TOKEN_PREFIX = "cfo";
export const SESSION_TOKEN_PREFIX = "cfs";

/** A sign-in with a PIN ends by itself after the longest shift. */
export const SESSION_HOURS = 16;

/** Wrong PINs that one device may send for one member before it has to wait. */
export const FREE_TRIES = 5;
/** Wrong PINs that one device may send for all members together before it has to wait. */
export const FREE_TRIES_OF_DEVICE = 20;
/** The first wait; each further wrong PIN doubles it. */
export const FIRST_WAIT_S = 30;
export const LONGEST_WAIT_S = 3_600;
/** Wrong PINs are forgotten when none was added for this long. */
export const FORGET_AFTER_S = 86_400;
