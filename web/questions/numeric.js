// numeric: a number that is typed, with or without a unit, between two bounds.

export { noNumber as unread, number as judge } from "./typed.js";
