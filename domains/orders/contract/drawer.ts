/** The kind of the document in which shifts keeps a drawer; whatever moves money names it among its needs. */
export const DRAWER_KIND = "drawer";
