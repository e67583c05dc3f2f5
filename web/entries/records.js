// What the pages of records have in common, a schema of 31 kB among it: loaded before their scripts, which have none of
// it and take it from here, as those that are asked for later take what stands in store/shared.js.

import {
  check as checkObservation,
  complete as completeObservation,
  fileOf,
  nameOf,
  read as readObservation,
} from "../observe/observation.js";
import { decimalMark, tag } from "../page/language.js";
import { day, dayOf, older, order, shortDay } from "../page/words.js";
import { canonical, check, complete, dataOf as dataOfRecord, decoded, newId, short } from "../records/record.js";
import { sha256 } from "../records/sha256.js";
import { isInCalendar, isSeen, lookAtKeys, shapesOf, shown, text } from "../records/shape.js";
import { date, fault, FORMAT, kindOf } from "../store/kinds.js";
import { merge, written } from "../store/merge.js";
import { isCatalogue, now, renamed } from "../store/names.js";
import { session, storage } from "../store/place.js";
import "../store/shared.js";
import { checkRecords, isBlocked, isNewer, migrated, setAside } from "../store/store.js";
import { isObject, owns, parse } from "../store/values.js";
import { page } from "../frame/page.js";

page.shared = {
  ...page.shared,
  ...{ checkObservation, completeObservation, fileOf, nameOf, readObservation },
  ...{ decimalMark, tag },
  ...{ day, dayOf, older, order, shortDay },
  ...{ canonical, check, complete, decoded, dataOfRecord, newId, short, sha256 },
  ...{ isInCalendar, isSeen, lookAtKeys, shapesOf, shown, text },
  ...{ date, fault, FORMAT, kindOf, merge, written, isCatalogue, now, renamed, session, storage },
  ...{ checkRecords, isBlocked, isNewer, migrated, setAside, isObject, owns, parse },
};
