// A certificate.

import "../records/certificate.js";
import { check } from "../records/record.js";
import { checkRecords, listen } from "../store/store.js";

checkRecords((record) => check(record).sound);
listen();
