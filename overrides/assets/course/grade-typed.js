// Grading of what is typed: short-answer, numeric and fill-in. A key is the control's data-*:
//   {accept: "one\nanother", case, accents: "ignore" or "match", typos}   or   {low, high, unit}
(function (course) {
  "use strict";
  const judges = (course.judges = course.judges || {});
  if (judges.numeric) return;

  // What a keyboard or a phone changes by itself is never a mistake: spaces, quotes, dashes.
  function even(text, key) {
    let result = text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").replace(/[‘’ʼ`´]/g, "'").replace(/[“”„«»]/g, '"')
      .replace(/[‐-―−]/g, "-").replace(/\s+/g, " ").trim().replace(/ ?\.$/, "");
    if (key.accents !== "match") result = result.normalize("NFD").replace(/\p{M}/gu, "");
    // Upper case first, so that ß and ss, ς and σ meet.
    if (key.case !== "match") result = result.toUpperCase().toLowerCase();
    return result.normalize("NFC");
  }

  // Whether at most `limit` letters were added, left out, changed, or swapped with a neighbour.
  function near(one, other, limit) {
    const a = Array.from(one);
    const b = Array.from(other);
    if (Math.abs(a.length - b.length) > limit) return false;
    const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i += 1) {
      const row = (rows[i] = [i]);
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[a.length][b.length] <= limit;
  }

  function words(key, value) {
    if (typeof value !== "string" || value.length > 1000) return false;
    const given = even(value, key);
    const limit = Number(key.typos) || 0;
    return given !== "" && key.accept.split("\n").some((text) => {
      const wanted = even(text, key);
      return given === wanted || (limit > 0 && near(given, wanted, limit));
    });
  }

  // Every number that the text can mean: "1,000" is a thousand to one reader, one to another.
  function readings(text) {
    const plain = text.replace(/[\s'’]/g, "").replace(/[−–]/, "-");
    if (!/^[+-]?(\d+([.,]\d+)*|[.,]\d+)$/.test(plain)) return [];
    const marks = plain.replace(/[^.,]/g, "");
    const last = marks.slice(-1);
    const found = [];
    const grouped = /^[+-]?\d{1,3}(([.,])\d{3})(\2\d{3})*$/.test(plain);
    if (grouped) found.push(plain.replace(/[.,]/g, ""));
    if (marks.length < 2) found.push(plain.replace(",", "."));
    else if (marks.indexOf(last) === marks.length - 1) found.push(plain.split(last)[0].replace(/[.,]/g, "") + "." + plain.split(last)[1]);
    return found.map(Number);
  }

  function number(key, value) {
    if (typeof value !== "string" || value.length > 1000) return false;
    let text = even(value, {});
    const unit = even(key.unit || "", {});
    if (unit && text.endsWith(unit)) text = text.slice(0, -unit.length);
    else if (unit && text.startsWith(unit)) text = text.slice(unit.length);
    const low = Number(key.low);
    const high = Number(key.high);
    // 0.1 + 0.2 is not 0.3.
    const slack = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
    return readings(text).some((found) => found >= low - slack && found <= high + slack);
  }

  Object.assign(judges, { "short-answer": words, "fill-in": words, numeric: number });
  if (course.start) course.start();
})((window.coursewright = window.coursewright || {}));
