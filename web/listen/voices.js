// The voices that read on the device itself: what is read goes nowhere.

/** @param {string} tag of a language */
const languageOf = (tag) => tag.toLowerCase().split(/[-_]/)[0];

/**
 * A voice of this device for a language, that of the same region before others; or nothing.
 *
 * @param {string} tag such as "en" or "pt-BR"
 */
export function voiceFor(tag) {
  const voices = speechSynthesis.getVoices().filter(({ localService, lang }) =>
    localService && languageOf(lang) === languageOf(tag)
  );
  const same = (/** @type {SpeechSynthesisVoice} */ { lang }) =>
    lang.replace("_", "-").toLowerCase() === tag.toLowerCase();
  return voices.find(same) || voices.find((voice) => voice.default) || voices[0];
}
