const DAY_MS = 24 * 60 * 60 * 1000;

/** The date so many days after another, both `YYYY-MM-DD`. A date has no zone, so it is reckoned in UTC. */
export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
