// What a value is, whoever asks.

// Object.hasOwn came with iOS 15.4.
export const owns = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
