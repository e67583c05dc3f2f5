// For tests that ask the modules from outside, in a page of their own: never shipped.

import * as earn from "../learning/earn.js";
import { figuresCsv, goalsCsv, report } from "../records/figures.js";
import * as lists from "../records/lists.js";
import * as observation from "../observe/observation.js";
import * as progress from "../learning/progress.js";
import { GRADING } from "../questions/grading.js";
import * as typed from "../questions/typed.js";
import { grade, mark } from "../quiz/grade.js";
import { calendar } from "../review/calendar.js";
import { filed } from "../page/alphabet.js";
import { atOnce } from "../page/slices.js";
import { isSigned } from "../records/ed25519.js";
import { readPeople } from "../records/people.js";
import { qr } from "../records/qr.js";
import * as record from "../records/record.js";
import * as roster from "../records/roster.js";
import { sha256 } from "../records/sha256.js";
import { sha512 } from "../records/sha512.js";
import { standing } from "../records/standing.js";
import * as signature from "../records/signature.js";
import * as verify from "../records/verification.js";
import { page } from "../frame/page.js";
import * as keep from "../store/keep.js";
import * as kinds from "../store/kinds.js";
import * as names from "../store/names.js";
import { rename } from "../store/renaming.js";
import * as store from "../store/store.js";

store.checkRecords((found) => record.check(found).sound);
store.listen();
Object.assign(page, {
  calendar,
  earn,
  figuresCsv,
  filed,
  goalsCsv,
  grade,
  GRADING,
  isSigned,
  keep,
  kinds,
  lists,
  mark,
  names,
  observation,
  progress,
  qr,
  /** @type {(...said: Parameters<typeof readPeople>) => import("../records/people.js").People} */
  readPeople: (...said) => atOnce(readPeople(...said)),
  record,
  rename,
  /** @type {(...said: Parameters<typeof report>) => import("../records/figures.js").Report} */
  report: (...said) => atOnce(report(...said)),
  roster,
  sha256,
  sha512,
  signature,
  /** @type {(...said: Parameters<typeof standing>) => import("../records/standing.js").Standing} */
  standing: (...said) => atOnce(standing(...said)),
  store,
  typed,
  verify,
});
