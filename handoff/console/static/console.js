// The console's script: the pages work without it; with it they are live and quick under the hands.
import { startAnswering } from "./answer.js";
import { startBell } from "./bell.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startSuggesting } from "./suggest.js";
import { startWaiting } from "./waiting.js";
import { startZooming } from "./zoom.js";

startSuggesting();
startAnswering();
startWaiting();
startKeys();
startBell();
startLive();
startZooming();
document.documentElement.dataset.keys = "on"; // from here on a key that is pressed is heard
