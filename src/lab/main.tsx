/**
 * The lab: a page that forecasts, trains and compares as the command line does, on the same core, in Web Workers.
 *
 * - `worker/` computes. A *question* is a file in `worker/questions/` with a function `(given, context) => answer` over plain data,
 *   enrolled in its `index.ts`. The page never loads a theory: it asks `describe` for a card.
 * - `bench/` asks: `front.ask('forecast', …)` for what must come at once, `back().ask('study', …)` for what may take long.
 * - `catalogue/` is made when the lab is built: theories and presets for the home page, which loads no theory.
 * - `state/` holds the one spec (the command line's own, in the address) and signals with what is known of it. `change()` edits the
 *   spec, `changeLook()` how it is shown, `go()` opens another; `pipeline.ts` keeps forecast, regime and study in step.
 * - `charts/` draws scenes of `src/figures/scene` on canvases; exports use `src/figures` itself.
 * - To add a page: a component in `views/NAME/` and a line in `views/index.ts` (address: `&view=NAME`; own state: `NAME.key` in the look).
 * - To add a panel to a theory: a component in `panels/THEORY/` and a line in `panels/index.ts`.
 * - To ask several workers at once (cells of a map): `helper()` of `bench/` starts one more.
 * - To draw curves of your own over the charts (pinned runs, data): the signal `overlays` of `state/session.ts`.
 * - `pins/` keeps curves for comparison, `data/` reads the reader's own files (an address carries their hash only), `formulas/` holds
 *   what is typeset, `offline/` the service worker.
 * - To add an action beside the large chart (export, pin, copy): a component in `actions/` and a line in its `index.ts`.
 */
import { render } from 'preact';
import { App } from './app.js';
import { keepForOffline } from './offline/keep.js';
import { showOverlays } from './pins/show.js';
import { startConsole } from './state/console.js';
import { followAddress } from './state/navigation.js';
import { startPipeline } from './state/pipeline.js';
import { startTheme } from './state/theme.js';
import './style/base.css';
import './style/controls.css';
import './style/theory.css';
import './style/home.css';
import './style/map.css';
import './style/train.css';

startConsole();
startTheme();
startPipeline();
showOverlays();
followAddress();
const place = document.getElementById('lab') as HTMLElement;
place.replaceChildren();
render(<App />, place);
keepForOffline();
