// Keeps the windows of one deck in step: by a channel of the browser where pages have an address of their own, and from
// a disk by messages between a window and the one that it opened.

/** @typedef {{deck: string, state?: unknown, asks?: boolean}} Message */

export class Link {
  /** @type {BroadcastChannel | null} */
  channel = null;
  /** @type {Window | null} */
  other = null;

  /**
   * @param {string} deck the name of the deck, which no other has
   * @param {(state: unknown) => void} take does what another window says
   * @param {() => unknown} tell says where this window is
   */
  constructor(deck, take, tell) {
    this.deck = deck;
    /** @param {unknown} data */
    this.hear = (data) => {
      const message = /** @type {Message} */ (data);
      if (!message || typeof message !== "object" || message.deck !== deck) return false;
      if (message.asks) this.send({ deck, state: tell() });
      else take(message.state);
      return true;
    };
    if (location.protocol !== "file:" && "BroadcastChannel" in window) {
      this.channel = new BroadcastChannel(deck);
      this.channel.addEventListener("message", (event) => this.hear(event.data));
      return;
    }
    this.other = /** @type {Window | null} */ (window.opener);
    window.addEventListener("message", (event) => {
      const isOurs = event.source && event.source !== window && event.origin === window.origin;
      if (isOurs && this.hear(event.data)) this.other = /** @type {Window} */ (event.source);
    });
  }

  /** @param {Message} message */
  send(message) {
    if (this.channel) this.channel.postMessage(message);
    // Files of a disk have no origin that could be named here; what is sent are numbers of slides and hands.
    else if (this.other && !this.other.closed) this.other.postMessage(message, "*");
  }

  /** @param {unknown} state */
  tell(state) {
    this.send({ deck: this.deck, state });
  }

  ask() {
    this.send({ deck: this.deck, asks: true });
  }
}
