// On My learning: the whole site on this device.

import "../device/device.js";
