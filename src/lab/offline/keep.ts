/** Lets the first curves come before the rest of the lab is fetched, in milliseconds. */
const patience = 4000;

/** Keeps the whole lab in the browser, so that it works without a network from the next visit on. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(() => {
    // Where the browser refuses (a private window, plain http), the lab works online as before.
    navigator.serviceWorker.register('./service-worker.js').catch(() => undefined);
  }, patience);
}
