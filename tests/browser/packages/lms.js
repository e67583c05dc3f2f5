/* A small LMS for SCORM 1.2 and 2004, as strict as the words of SCORM: it refuses what the data model does not have, cannot
   hold or does not let a package read, keeps what was committed and nothing else, and judges by its pass mark at the end.
   It stands beside the tests because they need no network; other LMSs are tried by hand (docs/modules/pages/lms.md). */
"use strict";
(function () {
  const text = (most) => (value) => value.length <= most;
  const one = (pattern) => (value) => pattern.test(value);
  const number = (least, most) => (value) => /^-?\d+(\.\d+)?$/.test(value) && value >= least && value <= most;
  const name = /^[\w.:-]{1,250}$/;
  const of = (each, between, pair = "") => {
    const part = pair ? `${each}${pair}${each}` : each;
    return new RegExp(`^${part}(${between}${part})*$`);
  };
  const VERSIONS = {
    API: {
      prefix: "LMS",
      end: "Finish",
      key: "lms",
      given: { "cmi.core.lesson_mode": "normal", "cmi.core.credit": "credit", "cmi.core.student_id": "ada" },
      mark: "cmi.student_data.mastery_score",
      score: "cmi.core.score.raw",
      status: "cmi.core.lesson_status",
      unreadable: /^cmi\.core\.(exit|session_time)$|^cmi\.interactions\.\d/,
      table: {
        "cmi.core.lesson_location": text(255),
        "cmi.core.lesson_status": one(/^(passed|completed|failed|incomplete|browsed)$/),
        "cmi.core.exit": one(/^(time-out|suspend|logout|)$/),
        "cmi.core.session_time": one(/^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/),
        "cmi.core.score.raw": number(0, 100),
        "cmi.core.score.min": number(0, 100),
        "cmi.core.score.max": number(0, 100),
        "cmi.suspend_data": (value) => text(4096)(value) && /^[\x20-\x7e]*$/.test(value),
      },
      parts: {
        time: one(/^\d\d:\d\d:\d\d(\.\d{1,2})?$/),
        student_response: (value, type) => value === "" || VERSIONS.API.responses[type].test(value),
        result: one(/^(correct|wrong|unanticipated|neutral|\d+(\.\d+)?)$/),
      },
      responses: {
        choice: of("[a-z0-9]", ","),
        "true-false": /^[tf01]$/,
        matching: of("[a-z0-9]", ",", "\\."),
        sequencing: of("[a-z0-9]", ","),
        numeric: /^-?\d+(\.\d+)?$/,
        "fill-in": /^.{0,255}$/s,
      },
    },
    API_1484_11: {
      prefix: "",
      end: "Terminate",
      key: "lms2004",
      given: { "cmi.mode": "normal", "cmi.credit": "credit", "cmi.learner_id": "ada" },
      mark: "cmi.scaled_passing_score",
      score: "cmi.score.scaled",
      status: "cmi.success_status",
      unreadable: /^cmi\.(exit|session_time)$/,
      table: {
        "cmi.location": (value) => value !== "" && text(1000)(value),
        "cmi.completion_status": one(/^(completed|incomplete|not attempted|unknown)$/),
        "cmi.success_status": one(/^(passed|failed|unknown)$/),
        "cmi.exit": one(/^(time-out|suspend|logout|normal|)$/),
        "cmi.session_time": one(/^P(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)$/),
        "cmi.progress_measure": number(0, 1),
        "cmi.score.scaled": number(-1, 1),
        "cmi.score.raw": number(-1e6, 1e6),
        "cmi.score.min": number(-1e6, 1e6),
        "cmi.score.max": number(-1e6, 1e6),
        "cmi.suspend_data": text(64000),
      },
      parts: {
        timestamp: one(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?$/),
        description: text(250),
        learner_response: (value, type) => VERSIONS.API_1484_11.responses[type].test(value),
        result: one(/^(correct|incorrect|unanticipated|neutral|\d+(\.\d+)?)$/),
      },
      responses: {
        choice: of("[\\w.-]+", "\\[,\\]"),
        "true-false": /^(true|false)$/,
        matching: of("[\\w.-]+", "\\[,\\]", "\\[\\.\\]"),
        sequencing: of("[\\w.-]+", "\\[,\\]"),
        numeric: /^-?\d+(\.\d+)?$/,
        "fill-in": /^.{0,250}$/s,
      },
    },
  };
  const SHARED = {
    id: one(name),
    type: one(/^(choice|true-false|matching|sequencing|numeric|fill-in)$/),
    weighting: one(/^\d+(\.\d+)?$/),
    "correct_responses.0.pattern": () => true,
  };
  const PART = /^cmi\.interactions\.(\d+)\.(.+)$/;
  const lms = (window.lms = { faults: [], commits: 0, failing: false });

  function api({ prefix, end, key, given, mark, score, status, unreadable, table, parts }) {
    const kept = JSON.parse(sessionStorage.getItem(key) || "{}");
    const data = { ...given, ...kept, ...JSON.parse(sessionStorage.getItem("lms-given") || "{}") };
    const known = { ...SHARED, ...parts };
    let isOpen = false;
    let error = "0";
    const fail = (code, what) => ((error = code), lms.faults.push(`${code} ${what}`), "false");
    const count = () => Object.keys(data).filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name)).length;
    function refuses(name, value) {
      if (typeof value !== "string") return "405";
      const [, at, what] = PART.exec(name) || [];
      if (!what) return table[name] ? (table[name](value) ? "" : "405") : name in data ? "403" : "401";
      if (!known[what] || Number(at) > count() || (what !== "id" && Number(at) === count())) return "201";
      return known[what](value, data[`cmi.interactions.${at}.type`]) ? "" : "405";
    }
    function store() {
      if (lms.failing) return (error = "101"), "false";
      lms.commits += 1;
      sessionStorage.setItem(key, JSON.stringify(data));
      return "true";
    }
    const calls = {
      Initialize: (none) => (isOpen || none !== "" ? fail("101", "Initialize") : ((isOpen = true), "true")),
      GetValue(name) {
        if (!isOpen) return fail("301", name), "";
        error = "0";
        if (name === "cmi.interactions._count") return String(count());
        if (unreadable.test(name)) return fail("404", name), "";
        if (!(name in data) && !(name in table) && name !== mark) fail("401", name);
        return name in data ? data[name] : "";
      },
      SetValue(name, value) {
        const code = isOpen ? refuses(name, value) : "301";
        if (code) return fail(code, `${name}=${value}`);
        data[name] = value;
        return "true";
      },
      Commit: () => (isOpen ? store() : fail("301", "Commit")),
      [end]() {
        if (!isOpen) return fail("301", end);
        if (data[mark] && data[score]) data[status] = Number(data[score]) >= Number(data[mark]) ? "passed" : "failed";
        const ended = store();
        isOpen = false;
        return ended;
      },
      GetLastError: () => error,
      GetErrorString: (code) => `error ${code}`,
      GetDiagnostic: () => "",
    };
    return Object.fromEntries(Object.entries(calls).map(([name, call]) => [prefix + name, call]));
  }
  for (const [name, version] of Object.entries(VERSIONS)) window[name] = api(version);
})();
