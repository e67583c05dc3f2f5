// fill-in: words that are typed, held against those that are accepted.

export { noWord as unread, words as judge } from "./typed.js";
